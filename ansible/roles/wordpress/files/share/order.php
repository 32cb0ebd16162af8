<?php
/**
 * Follows what the environment names as the site's title and its administrator's e-mail address, whenever it names others than
 * before. What people choose in WordPress stays for as long as the environment names the same.
 */

/** The option that holds what the environment named last. */
const PRESSYARD_ORDER = 'pressyard_order';

/** By the names of WordPress' own options. */
function pressyard_order(): array {
	return array_filter(
		array(
			'blogname'    => pressyard_environment( 'WORDPRESS_TITLE' ),
			'admin_email' => pressyard_environment( 'WORDPRESS_ADMIN_EMAIL' ),
		)
	);
}

/** Remembers what the site was installed with, or what it follows now. */
function pressyard_keep_order(): void {
	update_option( PRESSYARD_ORDER, pressyard_order(), false );
}

/** A site that was installed before orders were kept is left as it is, until the next one. */
function pressyard_follow_order(): void {
	$before = get_option( PRESSYARD_ORDER, array() );
	$now    = pressyard_order();
	if ( $now === $before ) {
		return;
	}
	$differs = static fn ( string $name ): bool => isset( $before[ $name ], $now[ $name ] ) && $now[ $name ] !== $before[ $name ];
	if ( $differs( 'blogname' ) ) {
		update_option( 'blogname', $now['blogname'] );
		pressyard_say( 'took over the title that is ordered now' );
	}
	if ( $differs( 'admin_email' ) ) {
		pressyard_follow_address( $now['admin_email'] );
	}
	pressyard_keep_order();
}

/** For the site and for its first administrator, if that is still there; without mails about it, which a container cannot send. */
function pressyard_follow_address( string $address ): void {
	if ( ! is_email( $address ) ) {
		pressyard_say( 'WORDPRESS_ADMIN_EMAIL is no address such as ada@example.org: the one before stays' );
		return;
	}
	add_filter( 'send_site_admin_email_change_email', '__return_false' );
	add_filter( 'send_email_change_email', '__return_false' );
	update_option( 'admin_email', $address );
	$user   = get_user_by( 'login', pressyard_environment( 'WORDPRESS_ADMIN_USER' ) );
	$result = $user ? wp_update_user( array( 'ID' => $user->ID, 'user_email' => $address ) ) : null;
	pressyard_say(
		is_wp_error( $result )
			? 'took over the e-mail address of the site, not of its administrator: ' . $result->get_error_message()
			: 'took over the e-mail address that is ordered now'
	);
}
