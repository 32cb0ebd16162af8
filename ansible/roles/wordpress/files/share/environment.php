<?php
/**
 * What the container is told by its environment. Each name may also come as NAME_FILE, a file that holds the value.
 */

/** The value of a variable, or the default where it is unset or empty. */
function pressyard_environment( string $name, string $default = '' ): string {
	$file = getenv( $name . '_FILE' );
	if ( is_string( $file ) && '' !== $file ) {
		return rtrim( (string) file_get_contents( $file ), "\r\n" );
	}
	$value = getenv( $name );
	return is_string( $value ) && '' !== $value ? $value : $default;
}

/** The names among those given that the environment does not set. */
function pressyard_missing( array $names ): array {
	return array_values( array_filter( $names, static fn ( string $name ): bool => '' === pressyard_environment( $name ) ) );
}

/** Host and port of the database. */
function pressyard_database_address(): array {
	$parts = explode( ':', pressyard_environment( 'WORDPRESS_DB_HOST', '127.0.0.1' ), 2 );
	return array( $parts[0], (int) ( $parts[1] ?? 3306 ) );
}

/**
 * The site's address, without a slash at its end: the one that the environment names; empty where it is to be found out otherwise.
 *
 * A site without HTTPS that is asked for by a name of the visitor's own machine goes by that name: such names lead nobody elsewhere
 * (RFC 6761, section 6.3), and are how a site is reached through a forwarded port.
 *
 * @param string $host What the request asked for, with its port; checked by the web server.
 */
function pressyard_address( string $host ): string {
	$fixed = rtrim( pressyard_environment( 'WORDPRESS_URL' ), '/' );
	if ( str_starts_with( $fixed, 'http://' ) && preg_match( '/^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i', $host ) ) {
		return 'http://' . $host;
	}
	return $fixed;
}

/** Whether a site can go by it: empty, or scheme and host, with a port or without. */
function pressyard_is_address( string $address ): bool {
	return '' === $address || 1 === preg_match( '#^https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?/?$#i', $address );
}

/** Whether connections to the database must be encrypted; they must unless the environment says `off`. */
function pressyard_database_tls(): bool {
	return 'off' !== pressyard_environment( 'WORDPRESS_DB_TLS', 'require' );
}

/**
 * A connection to the database, on which an answer may take $patience seconds.
 *
 * @throws mysqli_sql_exception Where it is refused, unencrypted against the rules, or silent for longer.
 */
function pressyard_database( int $patience ): mysqli {
	mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
	list( $host, $port ) = pressyard_database_address();
	$database            = mysqli_init();
	$database->options( MYSQLI_OPT_CONNECT_TIMEOUT, min( $patience, 5 ) );
	$database->options( MYSQLI_OPT_READ_TIMEOUT, $patience );
	$database->real_connect(
		$host,
		pressyard_environment( 'WORDPRESS_DB_USER' ),
		pressyard_environment( 'WORDPRESS_DB_PASSWORD' ),
		pressyard_environment( 'WORDPRESS_DB_NAME' ),
		$port,
		null,
		pressyard_database_tls() ? MYSQLI_CLIENT_SSL | MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT : 0
	);
	$database->set_charset( 'utf8mb4' );
	return $database;
}
