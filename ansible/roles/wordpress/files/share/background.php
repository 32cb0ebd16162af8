<?php
/**
 * The site's work in the background, for as long as the container lives: installs WordPress at the start; has the front page made
 * once, before which this replica is not ready; then forgets this replica's pages when another one changed something, and has the scheduled work done, once a minute (WORDPRESS_CRON_SECONDS), by one replica: the one
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

/**
 * Asks for the front page before any visitor does, as the site's own address: the first page compiles WordPress and the site's
 * code, and fills what the workers share, which takes many seconds where others have the processors.
 */
final class Pressyard_First_Page {

	/** With this the replica is ready (ready.php). */
	private const MARKER = '/run/wordpress/warm';

	/**
	 * How code that broke is answered, and a worker that died. All else is the site's own word, a 503 of a plugin that closes the site
	 * among it; or the web server's 504, after which asking again makes no page quicker: it is what bounds the wait for a slow one.
	 */
	private const BROKEN = array( '500', '502' );

	private const SECONDS_OF_A_LOOK = 1;

	private bool $is_made = false;
	private ?string $told = null;
	private string $answer = '';
	/** @var resource|null */
	private $request = null;

	/** Whether it is made by now; a page under way is waited for, for a second. */
	public function look(): bool {
		if ( ! $this->is_made ) {
			$this->request ??= $this->ask();
			if ( null !== $this->request && $this->has_ended( $this->request ) ) {
				fclose( $this->request );
				$this->judge( explode( ' ', $this->answer )[1] ?? '' );
				$this->request = null;
				$this->answer  = '';
			}
		}
		return $this->is_made;
	}

	/** @return resource|null */
	private function ask() {
		$server = @stream_socket_client( 'tcp://127.0.0.1:8080', $number, $reason, 5 );
		if ( false === $server ) {
			$this->tell( "the web server does not answer: $reason" );
			return null;
		}
		$address = parse_url( pressyard_environment( 'WORDPRESS_URL', 'http://localhost' ) );
		$host    = $address['host'] . ( isset( $address['port'] ) ? ':' . $address['port'] : '' );
		fwrite( $server, "GET / HTTP/1.0\r\nHost: $host\r\nX-Forwarded-Proto: {$address['scheme']}\r\nAccept-Encoding: gzip\r\nUser-Agent: pressyard-first-page\r\n\r\n" );
		stream_set_blocking( $server, false );
		return $server;
	}

	/** @param resource $request */
	private function has_ended( $request ): bool {
		$deadline = microtime( true ) + self::SECONDS_OF_A_LOOK;
		while ( ! feof( $request ) && microtime( true ) < $deadline ) {
			$read = array( $request );
			$none = null;
			stream_select( $read, $none, $none, self::SECONDS_OF_A_LOOK );
			$this->answer .= stream_get_contents( $request );
		}
		return feof( $request );
	}

	private function judge( string $status ): void {
		$this->is_made = '' !== $status && ! in_array( $status, self::BROKEN, true );
		if ( $this->is_made ) {
			touch( self::MARKER );
		} else {
			$this->tell( "it is answered with the status $status" );
		}
	}

	/** Once, however often it is met in a row. */
	private function tell( string $problem ): void {
		if ( $problem !== $this->told ) {
			$this->told = $problem;
			fwrite( STDERR, "the front page cannot be made, and no visitors are taken until it can: $problem\n" );
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
$pages      = new Pressyard_Page_Watch();
$first_page = new Pressyard_First_Page();
$schedule   = new Pressyard_Schedule();
$database   = null;
while ( true ) {
	try {
		$database ??= pressyard_database( 5 );
		$pages->look( $database );
		// Work that is due would take the processors from it.
		if ( $first_page->look() ) {
			$schedule->look( $database );
		}
	} catch ( mysqli_sql_exception $problem ) {
		fwrite( STDERR, 'background: the database does not answer: ' . $problem->getMessage() . "\n" );
		$database = null;
		sleep( 4 );
	}
	sleep( 1 );
}
