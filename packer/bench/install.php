<?php
/** Installs WordPress as the web installer would. */
$_SERVER['HTTP_HOST'] = 'localhost';
define( 'WP_INSTALLING', true );
function wp_new_blog_notification() {}
require '/var/www/html/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_http_request', static fn () => new WP_Error( 'not_now' ) );
wp_install( 'Bench', 'boss', 'boss@example.com', true, '', 'bench-password' );
$GLOBALS['wp_rewrite']->set_permalink_structure( '/%year%/%monthnum%/%postname%/' );
flush_rewrite_rules( false );
