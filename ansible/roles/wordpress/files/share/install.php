<?php
/**
 * Installs WordPress on an empty database, or brings the tables to this image's version: once, however many replicas start
 * together, because the database's own lock lets one in at a time. A session's lock ends with the session, so a replica
 * that dies leaves nothing behind.
 *
 * Exit codes: 0 done; 75 the database could not be reached, try again; 78 the environment lacks something.
 */

require __DIR__ . '/environment.php';
require __DIR__ . '/order.php';

const PRESSYARD_TRY_AGAIN     = 75;
const PRESSYARD_CONFIGURATION = 78;
const PRESSYARD_LOCK_SECONDS  = 60;

/** MariaDB's error ER_NO_SUCH_TABLE. */
const PRESSYARD_NO_SUCH_TABLE = 1146;

/** What wp_users has room for. */
const PRESSYARD_LONGEST_NAME = 60;

/** Where the supervisor puts the first administrator's password, for as long as it takes to install. */
const PRESSYARD_FIRST_PASSWORD = '/run/wordpress/first-password';

function pressyard_say( string $message ): void {
	fwrite(
		STDOUT,
		json_encode( array( 'time' => gmdate( 'c' ), 'kind' => 'install', 'message' => $message ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n"
	);
}

function pressyard_fail( int $code, string $message ): never {
	pressyard_say( $message );
	exit( $code );
}

/** Takes the lock that all replicas of a site share, on a connection that is kept open while it is held. */
function pressyard_lock(): mysqli {
	try {
		$database  = pressyard_database( PRESSYARD_LOCK_SECONDS + 5 );
		$statement = $database->prepare( 'SELECT GET_LOCK(CONCAT("pressyard.install.", DATABASE()), ?)' );
		$statement->execute( array( PRESSYARD_LOCK_SECONDS ) );
		if ( 1 === $statement->get_result()->fetch_row()[0] ) {
			return $database;
		}
	} catch ( mysqli_sql_exception $problem ) {
		pressyard_fail( PRESSYARD_TRY_AGAIN, 'the database does not answer: ' . $problem->getMessage() );
	}
	pressyard_fail( PRESSYARD_TRY_AGAIN, 'another replica has been installing for ' . PRESSYARD_LOCK_SECONDS . ' s' );
}

/**
 * An installation that was cut off has some tables, or its settings, but no administrator; it is done again, which WordPress allows.
 * Asked before WordPress is there, and its plugins with it.
 */
function pressyard_is_installed( mysqli $database ): bool {
	try {
		$found = $database->query( "SELECT COUNT(*) FROM wp_options JOIN wp_users WHERE option_name = 'siteurl'" );
		return (int) $found->fetch_row()[0] > 0;
	} catch ( mysqli_sql_exception $problem ) {
		if ( PRESSYARD_NO_SUCH_TABLE === $problem->getCode() ) {
			return false;
		}
		pressyard_fail( PRESSYARD_TRY_AGAIN, 'the database does not answer: ' . $problem->getMessage() );
	}
}

/** Plugins that are loaded from now on find nothing. */
function pressyard_forget_first_password(): void {
	if ( is_file( PRESSYARD_FIRST_PASSWORD ) ) {
		unlink( PRESSYARD_FIRST_PASSWORD );
	}
}

/**
 * As WordPress and plugins are loaded they look up and write down settings, which needs tables. Where there are none yet, that
 * is no error: it is done again at the next request.
 */
function pressyard_expect_no_tables(): void {
	global $wpdb, $pressyard_installed;
	$wpdb->suppress_errors( ! $pressyard_installed );
}

function pressyard_install(): void {
	$missing = pressyard_missing( array( 'WORDPRESS_TITLE', 'WORDPRESS_ADMIN_USER', 'WORDPRESS_ADMIN_EMAIL', 'WORDPRESS_ADMIN_PASSWORD' ) );
	if ( $missing ) {
		pressyard_fail( PRESSYARD_CONFIGURATION, 'the first start needs ' . implode( ', ', $missing ) );
	}
	$user = pressyard_environment( 'WORDPRESS_ADMIN_USER' );
	if ( ! validate_username( $user ) || mb_strlen( $user ) > PRESSYARD_LONGEST_NAME ) {
		pressyard_fail( PRESSYARD_CONFIGURATION, 'WORDPRESS_ADMIN_USER must be a name that WordPress takes, of at most ' . PRESSYARD_LONGEST_NAME . ' characters' );
	}
	if ( ! is_email( pressyard_environment( 'WORDPRESS_ADMIN_EMAIL' ) ) ) {
		pressyard_fail( PRESSYARD_CONFIGURATION, 'WORDPRESS_ADMIN_EMAIL must be an address such as ada@example.org' );
	}
	// The installer would ask the site over HTTP whether pretty addresses work; they do.
	add_filter( 'pre_http_request', static fn () => new WP_Error( 'not_now', 'no requests while installing' ) );
	wp_install(
		pressyard_environment( 'WORDPRESS_TITLE' ),
		pressyard_environment( 'WORDPRESS_ADMIN_USER' ),
		pressyard_environment( 'WORDPRESS_ADMIN_EMAIL' ),
		true,
		'',
		pressyard_environment( 'WORDPRESS_ADMIN_PASSWORD' )
	);
	pressyard_hide_administrator();
	pressyard_keep_order();
	$GLOBALS['wp_rewrite']->set_permalink_structure( '/%year%/%monthnum%/%postname%/' );
	flush_rewrite_rules( false );
}

/** The name to sign in with shows in no page; that it shows in no address is for every user (hardening.php). */
function pressyard_hide_administrator(): void {
	$user = get_user_by( 'login', pressyard_environment( 'WORDPRESS_ADMIN_USER' ) );
	wp_update_user(
		array(
			'ID'           => $user->ID,
			'nickname'     => 'Administrator',
			'display_name' => 'Administrator',
		)
	);
}

function pressyard_bring_up_to_date(): void {
	global $wp_db_version;
	if ( (int) get_option( 'db_version' ) === (int) $wp_db_version ) {
		return;
	}
	wp_upgrade();
	pressyard_say( 'brought the tables to version ' . $wp_db_version );
}

// No mail about the new site: a container has no mail server, and the portal tells its owner.
function wp_new_blog_notification(): void {}

$required = pressyard_missing( array( 'WORDPRESS_DB_HOST', 'WORDPRESS_DB_NAME', 'WORDPRESS_DB_USER', 'WORDPRESS_DB_PASSWORD', 'WORDPRESS_SECRET_SEED' ) );
if ( $required ) {
	pressyard_fail( PRESSYARD_CONFIGURATION, 'the environment lacks ' . implode( ', ', $required ) );
}
if ( strlen( pressyard_environment( 'WORDPRESS_SECRET_SEED' ) ) < 32 ) {
	pressyard_fail( PRESSYARD_CONFIGURATION, 'WORDPRESS_SECRET_SEED must have at least 32 characters' );
}
if ( ! pressyard_is_address( pressyard_environment( 'WORDPRESS_URL' ) ) ) {
	pressyard_fail( PRESSYARD_CONFIGURATION, 'WORDPRESS_URL must be an address such as https://www.example.org, without a path' );
}

$pressyard_lock      = pressyard_lock();
$pressyard_installed = pressyard_is_installed( $pressyard_lock );
if ( $pressyard_installed ) {
	pressyard_forget_first_password();
}
// WordPress wants to know where it lives; without an address of its own it finds out with each request.
$_SERVER['HTTP_HOST']   = (string) parse_url( pressyard_environment( 'WORDPRESS_URL', 'http://localhost' ), PHP_URL_HOST );
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_INSTALLING', true );
// Else is_blog_installed() ends the script over an installation that was cut off between two tables.
define( 'WP_REPAIRING', true );
// Code that ends WordPress is told in PHP's own words on standard error, not as a page for visitors.
define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );
// The earliest moment that WordPress tells of; add_action() is not there yet.
$wp_filter = array( 'muplugins_loaded' => array( 10 => array( 'pressyard' => array( 'function' => 'pressyard_expect_no_tables', 'accepted_args' => 0 ) ) ) );
require '/var/www/html/wp-load.php';
$wpdb->suppress_errors( false );
require ABSPATH . 'wp-admin/includes/upgrade.php';

if ( $pressyard_installed ) {
	pressyard_bring_up_to_date();
	pressyard_follow_order();
} else {
	$pressyard_started = microtime( true );
	pressyard_install();
	pressyard_say( sprintf( 'installed WordPress %s in %.1f s', $wp_version, microtime( true ) - $pressyard_started ) );
}
$pressyard_lock->close();
// Before the first page is answered.
pressyard_forget_first_password();
touch( '/run/wordpress/installed' );
