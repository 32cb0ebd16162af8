<?php
/**
 * WordPress's configuration, all of it from the environment of the container: see packer/README.md.
 */

require_once '/usr/local/share/pressyard/environment.php';
require_once '/usr/local/share/pressyard/pages.php';

// Before anything is read that a page may show.
define( 'PRESSYARD_PAGES_BEGUN_UNDER', pressyard_page_marker() );

if ( 'cli' !== PHP_SAPI && ! is_file( '/run/wordpress/installed' ) ) {
	http_response_code( 503 );
	header( 'Retry-After: 5' );
	header( 'Cache-Control: no-store' );
	header( 'Content-Type: text/plain; charset=utf-8' );
	exit( "This site is being set up. Please try again in a moment.\n" );
}

define( 'DB_NAME', pressyard_environment( 'WORDPRESS_DB_NAME' ) );
define( 'DB_USER', pressyard_environment( 'WORDPRESS_DB_USER' ) );
define( 'DB_PASSWORD', pressyard_environment( 'WORDPRESS_DB_PASSWORD' ) );
define( 'DB_HOST', implode( ':', pressyard_database_address() ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'MYSQL_CLIENT_FLAGS', pressyard_database_tls() ? MYSQLI_CLIENT_SSL | MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT : 0 );
$table_prefix = 'wp_';

// Eight keys from one seed (HKDF, RFC 5869): the same on every replica, so that a session holds on all of them.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $pressyard_purpose ) {
	foreach ( array( '_KEY', '_SALT' ) as $pressyard_kind ) {
		define(
			$pressyard_purpose . $pressyard_kind,
			base64_encode( hash_hkdf( 'sha256', pressyard_environment( 'WORDPRESS_SECRET_SEED' ), 48, 'pressyard/' . $pressyard_purpose . $pressyard_kind ) )
		);
	}
}
unset( $pressyard_purpose, $pressyard_kind );

// A site whose address is HTTPS is asked for over HTTPS, whatever a hop on the way has lost of that.
if ( str_starts_with( pressyard_environment( 'WORDPRESS_URL' ), 'https://' ) ) {
	$_SERVER['HTTPS'] = 'on';
}

// The address: fixed by the environment, else the one that was asked for. The web server has checked the host's name and
// says HTTPS only where a trusted proxy ended it.
$pressyard_address = pressyard_address( 'cli' === PHP_SAPI || defined( 'DOING_CRON' ) ? '' : $_SERVER['HTTP_HOST'] ?? '' );
if ( '' !== $pressyard_address ) {
	define( 'WP_HOME', $pressyard_address );
	define( 'WP_SITEURL', WP_HOME );
} elseif ( 'cli' !== PHP_SAPI && ! defined( 'DOING_CRON' ) && isset( $_SERVER['HTTP_HOST'] ) ) {
	define( 'WP_HOME', ( 'on' === ( $_SERVER['HTTPS'] ?? '' ) ? 'https://' : 'http://' ) . $_SERVER['HTTP_HOST'] );
	define( 'WP_SITEURL', WP_HOME );
}
unset( $pressyard_address );
define( 'FORCE_SSL_ADMIN', 'on' === ( $_SERVER['HTTPS'] ?? '' ) );

// Code comes with the image and only with it.
define( 'DISALLOW_FILE_EDIT', true );
define( 'DISALLOW_FILE_MODS', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );
define( 'FS_METHOD', 'direct' );
define( 'WP_TEMP_DIR', '/tmp' );

define( 'DISABLE_WP_CRON', true );
define( 'WP_POST_REVISIONS', 20 );
// WordPress would raise the container's limit to its own ideas of one.
define( 'WP_MEMORY_LIMIT', ini_get( 'memory_limit' ) );
define( 'WP_MAX_MEMORY_LIMIT', ini_get( 'memory_limit' ) );
define( 'WP_DEBUG', false );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
