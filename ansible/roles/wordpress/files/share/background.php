<?php
/**
 * The site's work in the background, for as long as the container lives: installs WordPress at the start, then asks the web
 * server once a minute, from the inside, to do what WordPress has scheduled.
 */

const PRESSYARD_TRY_AGAIN    = 75;
const PRESSYARD_CRON_SECONDS = 60;

/** Runs the installer until the database lets it; ends the container where the environment is wrong. */
function pressyard_install_with_patience(): void {
	do {
		passthru( PHP_BINARY . ' ' . __DIR__ . '/install.php', $code );
		if ( PRESSYARD_TRY_AGAIN === $code ) {
			sleep( 1 );
		}
	} while ( PRESSYARD_TRY_AGAIN === $code );
	if ( 0 !== $code ) {
		exit( $code );
	}
}

function pressyard_run_scheduled_work(): void {
	$server = @stream_socket_client( 'unix:///run/wordpress/internal.sock', $number, $reason, 5 );
	if ( ! $server ) {
		fwrite( STDERR, "scheduled work: the web server does not answer: $reason\n" );
		return;
	}
	fwrite( $server, "GET /wp-cron.php?doing_wp_cron HTTP/1.0\r\nHost: localhost\r\n\r\n" );
	stream_set_timeout( $server, 30 );
	stream_get_contents( $server );
}

pressyard_install_with_patience();
while ( true ) {
	pressyard_run_scheduled_work();
	sleep( PRESSYARD_CRON_SECONDS );
}
