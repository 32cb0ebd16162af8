<?php
/**
 * Compiles and links, once for all workers, what wp-settings.php loads for every request: the files that it names without
 * condition, read from it, so that the list fits the version. Functions that a plugin may replace are declared under a
 * condition and stay out of it; so do wp-includes/cache.php, which the object cache stands in for, and a class whose parent
 * is only found by WordPress's own loader.
 */

/** The files of wp-includes that another file of WordPress requires at its top level. */
function pressyard_required_by( string $root, string $file ): array {
	preg_match_all( "#^require(?:_once)? ABSPATH \. WPINC \. '(/[^']+\.php)';#m", (string) file_get_contents( $root . $file ), $found );
	return array_map( static fn ( string $name ): string => $root . '/wp-includes' . $name, $found[1] );
}

function pressyard_preload( string $root ): void {
	$files = array_merge( pressyard_required_by( $root, '/wp-settings.php' ), pressyard_required_by( $root, '/wp-includes/blocks/require-dynamic-blocks.php' ) );
	$left  = array( $root . '/wp-includes/cache.php' );
	foreach ( array_diff( array_unique( $files ), $left ) as $file ) {
		if ( is_file( $file ) && ! preg_match( '#/(?:ms-|class-wp-http-requests-hooks|class-wp-fatal-error|class-wp-recovery)#', $file ) ) {
			opcache_compile_file( $file );
		}
	}
}

pressyard_preload( '/var/www/html' );
