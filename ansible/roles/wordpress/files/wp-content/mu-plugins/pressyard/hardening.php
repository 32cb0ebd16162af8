<?php
/**
 * Closes what WordPress leaves open by default. The web server does the rest: see the role nginx, site.conf.
 */

// Remote procedure calls by XML, pingbacks and their announcements.
add_filter( 'xmlrpc_enabled', '__return_false' );
add_filter( 'pings_open', '__return_false' );
add_filter( 'wp_headers', static fn ( array $headers ): array => array_diff_key( $headers, array( 'X-Pingback' => true ) ) );
remove_action( 'wp_head', 'rsd_link' );

// The version, in pages, feeds and the addresses of assets; there a digest still changes when the version does.
add_filter( 'the_generator', '__return_empty_string' );
remove_action( 'wp_head', 'wp_generator' );
add_action( 'wp_default_scripts', 'pressyard_hide_version' );
add_action( 'wp_default_styles', 'pressyard_hide_version' );

function pressyard_hide_version( WP_Dependencies $assets ): void {
	$assets->default_version = substr( hash_hmac( 'sha256', wp_get_wp_version(), NONCE_SALT ), 0, 8 );
}

// The emoji script asks a server outside for pictures that every browser has had for years.
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'embed_head', 'print_emoji_detection_script' );
remove_action( 'wp_print_styles', 'print_emoji_styles' );
add_filter( 'emoji_svg_url', '__return_false' );

// Who writes here is nobody's business: no redirect from ?author=1, no list of users, no names in embeds or the sitemap.
add_action( 'parse_request', 'pressyard_hide_authors_by_number' );
add_filter( 'rest_pre_dispatch', 'pressyard_hide_users', 10, 3 );
add_filter( 'oembed_response_data', static fn ( $data ) => is_array( $data ) ? array_diff_key( $data, array( 'author_name' => true, 'author_url' => true ) ) : $data );
add_filter( 'wp_sitemaps_add_provider', static fn ( $provider, $name ) => 'users' === $name ? false : $provider, 10, 2 );

// Nor does the name to sign in with stand in pages, feeds, addresses and classes: WordPress makes both other names of it.
add_filter( 'wp_pre_insert_user_data', 'pressyard_hide_login', 10, 4 );

function pressyard_hide_login( $data, $is_update, $id, $given ) {
	if ( ! is_array( $data ) ) {
		return $data;
	}
	$login = (string) ( $data['user_login'] ?? $given['user_login'] ?? '' );
	if ( ( ! $is_update && empty( $given['user_nicename'] ) ) || sanitize_title( mb_substr( $login, 0, 50 ) ) === $data['user_nicename'] ) {
		$data['user_nicename'] = 'author-' . bin2hex( random_bytes( 4 ) );
	}
	if ( $login === ( $data['display_name'] ?? '' ) ) {
		$data['display_name'] = 'Author';
	}
	return $data;
}

function pressyard_hide_authors_by_number( WP $request ): void {
	if ( isset( $request->query_vars['author'] ) && '' !== $request->query_vars['author'] && ! is_user_logged_in() ) {
		$request->query_vars = array( 'error' => '404' );
	}
}

function pressyard_hide_users( $answer, $server, WP_REST_Request $request ) {
	if ( preg_match( '#^/wp/v2/users(?:/|$)#i', $request->get_route() ) && ! is_user_logged_in() ) {
		return new WP_Error( 'rest_forbidden', 'Sign in to see users.', array( 'status' => 401 ) );
	}
	return $answer;
}

// Whether it was the name or the password that was wrong stays open, and so does whether a name exists.
add_filter( 'authenticate', 'pressyard_hide_which_was_wrong', 1000 );
add_filter( 'lostpassword_errors', 'pressyard_forget_that_address_is_unknown', PHP_INT_MAX );
add_action( 'lost_password', 'pressyard_hide_whether_user_exists', PHP_INT_MIN );

function pressyard_hide_which_was_wrong( $user ) {
	$codes = is_wp_error( $user ) ? $user->get_error_codes() : array();
	if ( array_intersect( $codes, array( 'invalid_username', 'invalid_email' ) ) ) {
		// Takes as long as a look at somebody's password.
		wp_hash_password( 'nobody' );
	}
	if ( array_intersect( $codes, array( 'invalid_username', 'invalid_email', 'incorrect_password' ) ) ) {
		return new WP_Error( 'incorrect_password', '<strong>Error:</strong> The name or the password is not right.' );
	}
	return $user;
}

/** WordPress says it a second time where nothing else is wrong; beside what else is, it would tell unknown addresses from others. */
function pressyard_forget_that_address_is_unknown( $errors ) {
	if ( is_wp_error( $errors ) ) {
		$errors->remove( 'invalid_email' );
	}
	return $errors;
}

/** Answers as WordPress does where it has sent a mail: wp-login.php, case `lostpassword`. */
function pressyard_hide_whether_user_exists( $errors ): void {
	$telling = array( 'invalid_email', 'invalidcombo', 'no_password_reset', 'no_password_key_update', 'retrieve_password_email_failure' );
	if ( is_wp_error( $errors ) && array_intersect( $errors->get_error_codes(), $telling ) ) {
		wp_safe_redirect( ! empty( $_REQUEST['redirect_to'] ) ? $_REQUEST['redirect_to'] : 'wp-login.php?checkemail=confirm' );
		exit;
	}
}

// Passwords for applications go past the sign-in page and its limits.
add_filter( 'wp_is_application_passwords_available', '__return_false' );

// What the image does in another way is no fault of the site's.
add_filter( 'site_status_tests', 'pressyard_expect_what_is_meant' );

function pressyard_expect_what_is_meant( array $tests ): array {
	unset( $tests['async']['background_updates'], $tests['direct']['update_temp_backup_writable'] );
	return $tests;
}
