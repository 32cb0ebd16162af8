<?php
/**
 * Where the environment names no address, WordPress takes the one that each request asked for. Work without a request (what is
 * scheduled, the mails it sends) needs one too: the address at which an administrator was last seen, whom nobody can pretend to be.
 */

add_action( 'admin_init', 'pressyard_remember_address' );

function pressyard_remember_address(): void {
	if ( '' !== pressyard_environment( 'WORDPRESS_URL' ) || ! current_user_can( 'manage_options' ) || wp_load_alloptions()['home'] === WP_HOME ) {
		return;
	}
	global $wpdb;
	// Not by update_option, which would compare with the constant that stands in for the option.
	foreach ( array( 'home', 'siteurl' ) as $name ) {
		$wpdb->update( $wpdb->options, array( 'option_value' => WP_HOME ), array( 'option_name' => $name ) );
	}
	wp_cache_delete( 'alloptions', 'options' );
}
