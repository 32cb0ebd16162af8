<?php
/**
 * Answers /readyz: 200 where WordPress is installed and has made its first page, its database answers and uploads can be written;
 * else 503 and why.
 */

require __DIR__ . '/environment.php';

function pressyard_reason_not_ready(): ?string {
	if ( ! is_file( '/run/wordpress/installed' ) ) {
		return 'WordPress is still being prepared';
	}
	try {
		pressyard_database( 2 )->query( 'SELECT 1' );
	} catch ( mysqli_sql_exception $problem ) {
		error_log( 'readyz: database: ' . $problem->getMessage() );
		return 'the database does not answer';
	}
	$probe = '/var/www/html/wp-content/uploads/.ready-' . gethostname();
	if ( false === @file_put_contents( $probe, '1' ) || ! @unlink( $probe ) ) {
		return 'uploads cannot be written';
	}
	// Made by background.php. Last, since the others are reasons why it is not.
	if ( ! is_file( '/run/wordpress/warm' ) ) {
		return 'the first page is not made yet';
	}
	return null;
}

$reason = pressyard_reason_not_ready();
http_response_code( null === $reason ? 200 : 503 );
header( 'Content-Type: text/plain; charset=utf-8' );
header( 'Cache-Control: no-store' );
echo $reason ?? 'ready', "\n";
