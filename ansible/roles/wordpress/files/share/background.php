<?php
/**
 * The site's work in the background, for as long as the container lives: installs WordPress at the start; then forgets this
 * replica's pages when another one changed something, and has the scheduled work done, once a minute (WORDPRESS_CRON_SECONDS), by one replica: the one
 * that holds the database's lock, which passes on when its connection ends.
 */

require __DIR__ . '/environment.php';
require __DIR__ . '/pages.php';

const PRESSYARD_CONFIGURATION = 78;

/** What the installer ends with where the site's code ends it: PHP's own after an error that nothing caught, or none after an exit. */
const PRESSYARD_ENDED_BY_CODE = array( 0, 255 );

/** Code that ends WordPress this many times in a row does so every time. */
const PRESSYARD_TRIES_OF_CODE = 3;

/** As sysexits.h has it for an error in the software. */
const PRESSYARD_SOFTWARE = 70;

/**
 * Runs the installer until the database lets it. Ends the container where waiting helps nobody: where the environment is wrong,
 * and where the site's own code ends WordPress, so that a rollout is given up after seconds and not after many health checks.
 */
function pressyard_install_with_patience(): void {
	$ended = 0;
	while ( true ) {
		passthru( PHP_BINARY . ' ' . __DIR__ . '/install.php', $code );
		if ( is_file( '/run/wordpress/installed' ) ) {
			return;
		}
		if ( PRESSYARD_CONFIGURATION === $code ) {
			exit( $code );
		}
		$ended = in_array( $code, PRESSYARD_ENDED_BY_CODE, true ) ? $ended + 1 : 0;
		if ( PRESSYARD_TRIES_OF_CODE === $ended ) {
			fwrite( STDERR, "the site's own code ends WordPress as it is loaded\n" );
			exit( PRESSYARD_SOFTWARE );
		}
		sleep( 1 );
	}
}

/** Watches over the pages that this replica keeps. */
final class Pressyard_Page_Watch {

	/** A page that the web server is writing down while others are deleted is caught the second or third time. */
	private const LOOKS = 3;

	private ?string $seen   = null;
	private int $looks_left = 0;

	public function look( mysqli $database ): void {
		$row = $database->query( "SELECT option_value FROM wp_options WHERE option_name = 'pressyard_generation_pages'" )->fetch_row();
		$now = $row[0] ?? '0';
		if ( $now !== $this->seen || pressyard_page_marker() !== $now ) {
			$this->looks_left = self::LOOKS;
		}
		$this->seen = $now;
		if ( $this->looks_left > 0 ) {
			--$this->looks_left;
			pressyard_forget_pages_before( $now );
		}
	}
}

/** Has the web server do what WordPress has scheduled. */
final class Pressyard_Schedule {
	private int $next = 0;
	/** @var resource|null The request under way; WordPress goes on if it is cut, but need not be. */
	private $request = null;

	public function look( mysqli $database ): void {
		if ( null !== $this->request && '' === stream_get_contents( $this->request ) && feof( $this->request ) ) {
			fclose( $this->request );
			$this->request = null;
		}
		if ( time() >= $this->next && null === $this->request && $this->is_mine( $database ) ) {
			$this->next    = time() + max( 1, (int) pressyard_environment( 'WORDPRESS_CRON_SECONDS', '60' ) );
			$this->request = $this->start();
		}
	}

	private function is_mine( mysqli $database ): bool {
		$lock = 'CONCAT("pressyard.schedule.", DATABASE())';
		return '1' === (string) $database->query( "SELECT IF(IS_USED_LOCK($lock) <=> CONNECTION_ID(), 1, GET_LOCK($lock, 0))" )->fetch_row()[0];
	}

	/** @return resource|null */
	private function start() {
		$server = @stream_socket_client( 'unix:///run/wordpress/internal.sock', $number, $reason, 5 );
		if ( false === $server ) {
			fwrite( STDERR, "scheduled work: the web server does not answer: $reason\n" );
			return null;
		}
		fwrite( $server, "GET /wp-cron.php?doing_wp_cron HTTP/1.0\r\nHost: localhost\r\n\r\n" );
		stream_set_blocking( $server, false );
		return $server;
	}
}

pressyard_install_with_patience();
$pages    = new Pressyard_Page_Watch();
$schedule = new Pressyard_Schedule();
$database = null;
while ( true ) {
	try {
		$database ??= pressyard_database( 5 );
		$pages->look( $database );
		$schedule->look( $database );
	} catch ( mysqli_sql_exception $problem ) {
		fwrite( STDERR, 'background: the database does not answer: ' . $problem->getMessage() . "\n" );
		$database = null;
		sleep( 4 );
	}
	sleep( 1 );
}
