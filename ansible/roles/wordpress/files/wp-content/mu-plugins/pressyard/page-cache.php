<?php
/**
 * Tells the web server which pages it may keep for anonymous visitors, and forgets them all when something that pages show has
 * changed. The web server decides by method, cookies and query which requests may be answered from what it keeps (the role
 * nginx, page-cache.conf); here it is decided which answers may be kept.
 *
 * Other replicas hear of a change through its generation, which their background process reads every second.
 */

const PRESSYARD_PAGE_SECONDS = 600;

/**
 * Options that pages do not show, and that change without a person doing anything: those of WordPress by their whole names, since
 * themes and plugins name theirs as they like.
 */
const PRESSYARD_INVISIBLE_OPTIONS = '/^(?:_transient_.*|_site_transient_.*|pressyard_generation_.*|action_scheduler_lock_.*|action_scheduler_(?:hybrid_store_demarkation|migration_status)|cron|doing_cron|recently_(?:activated|edited)|auto_core_update_(?:notified|failed)|auto_plugin_theme_update_emails|(?:core|auto)_updater\.lock|rewrite_rules|user_count|db_(?:version|upgraded)|fresh_site|https_detection_errors|can_compress_scripts|dismissed_update_core|finished_(?:splitting_shared_terms|updating_comment_type)|wp_force_deactivated_plugins)$/D';

/** Meta of posts that pages do not show. */
const PRESSYARD_INVISIBLE_META = '/^_(edit_lock|edit_last|pingme|encloseme|wp_old_slug|wp_old_date|wp_trash_meta)/';

add_action( 'template_redirect', 'pressyard_begin_page', PHP_INT_MIN );

/** Looks at the finished page before it goes out: only then is known what it turned out to be. */
function pressyard_begin_page(): void {
	if ( 'GET' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) || is_user_logged_in() ) {
		return;
	}
	ob_start(
		static function ( string $page, int $phase ): string {
			$is_whole = ( $phase & PHP_OUTPUT_HANDLER_START ) && ( $phase & PHP_OUTPUT_HANDLER_FINAL );
			return $is_whole && pressyard_may_keep_page( $page ) && pressyard_is_up_to_date() ? pressyard_kept_page( $page ) : $page;
		}
	);
}

function pressyard_may_keep_page( string $page ): bool {
	if ( 200 !== http_response_code() || '' === $page || is_user_logged_in() || is_404() || is_search() || is_preview() || is_customize_preview() ) {
		return false;
	}
	if ( ( defined( 'DONOTCACHEPAGE' ) && DONOTCACHEPAGE ) || ( is_singular() && post_password_required() ) ) {
		return false;
	}
	return ! preg_grep( '/^(?:Set-Cookie:|Cache-Control:.*(?:no-cache|no-store|private)|Content-Encoding:|Location:|Vary:)/i', headers_list() );
}

/** Whether no page of this replica was forgotten since this request began. */
function pressyard_is_up_to_date(): bool {
	return '' !== PRESSYARD_PAGES_BEGUN_UNDER && pressyard_page_marker() === PRESSYARD_PAGES_BEGUN_UNDER;
}

/** The page as the web server keeps it: compressed once where the visitor can read that. */
function pressyard_kept_page( string $page ): string {
	header( 'X-Accel-Expires: ' . PRESSYARD_PAGE_SECONDS );
	header( PRESSYARD_PAGE_HEADER . ': ' . PRESSYARD_PAGES_BEGUN_UNDER );
	header( 'Cache-Control: max-age=0, must-revalidate' );
	header( 'ETag: W/"' . hash( 'xxh128', $page ) . '"' );
	if ( empty( $_SERVER['PRESSYARD_ACCEPTS_GZIP'] ) ) {
		return $page;
	}
	header( 'Content-Encoding: gzip' );
	header( 'Vary: Accept-Encoding' );
	return gzencode( $page, 6 );
}

/** Forgets all pages, on every replica, once the change is in the database. */
function pressyard_pages_changed(): void {
	static $is_noted = false;
	if ( ! $is_noted ) {
		$is_noted = true;
		register_shutdown_function( 'pressyard_forget_pages' );
	}
}

function pressyard_forget_pages(): void {
	$generation = new Pressyard_Generation( 'pages' );
	$generation->raise();
	pressyard_forget_pages_before( (string) $generation->current() );
}

function pressyard_post_changed( $post ): void {
	$post = get_post( $post );
	if ( $post && ! in_array( $post->post_status, array( 'auto-draft', 'draft', 'pending' ), true ) && ! in_array( $post->post_type, array( 'revision', 'customize_changeset', 'oembed_cache', 'user_request' ), true ) ) {
		pressyard_pages_changed();
	}
}

add_action( 'clean_post_cache', static fn ( $id, $post ) => pressyard_post_changed( $post ), 10, 2 );
add_action( 'transition_post_status', static fn ( $new, $old, $post ) => 'publish' === $old || 'publish' === $new ? pressyard_pages_changed() : null, 10, 3 );
foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $pressyard_event ) {
	add_action( $pressyard_event, static fn ( $ids, $post, $name ) => preg_match( PRESSYARD_INVISIBLE_META, (string) $name ) ? null : pressyard_post_changed( $post ), 10, 3 );
}
foreach ( array( 'added_option', 'updated_option', 'deleted_option' ) as $pressyard_event ) {
	add_action( $pressyard_event, static fn ( $name ) => preg_match( PRESSYARD_INVISIBLE_OPTIONS, (string) $name ) ? null : pressyard_pages_changed() );
}
add_action( 'wp_insert_comment', static fn ( $id, $comment ) => '1' === (string) $comment->comment_approved ? pressyard_pages_changed() : null, 10, 2 );
add_action( 'set_object_terms', static fn ( $post ) => pressyard_post_changed( $post ) );
foreach ( array( 'edit_comment', 'deleted_comment', 'transition_comment_status', 'created_term', 'edited_term', 'delete_term', 'added_term_meta', 'updated_term_meta', 'deleted_term_meta', 'profile_update', 'switch_theme', 'wp_update_nav_menu', 'customize_save_after' ) as $pressyard_event ) {
	add_action( $pressyard_event, static fn () => pressyard_pages_changed() );
}
unset( $pressyard_event );
