<?php
/**
 * A theme's settings and styles, merged from the files of WordPress, of the blocks and of the theme and from the database, take
 * a quarter of the time of a page to work out anew. They change only with the database or the image, as entries of the object
 * cache do; so visitors' pages start with what an earlier one worked out. WordPress itself checks that it fits the blocks that
 * are registered. Where a plugin changes these data while they are made, nothing is taken over.
 */
final class Pressyard_Theme_Styles extends WP_Theme_JSON_Resolver {

	private const GROUP = 'pressyard_theme_styles';

	/** What WordPress derives from the merged data and keeps for the length of a request, in its group `theme_json`. */
	private const DERIVED = array( 'wp_get_global_stylesheet', 'wp_get_global_settings_custom', 'wp_get_global_settings_theme', 'wp_get_global_styles_custom_css' );

	private static bool $is_recalled = false;

	public static function attach(): void {
		add_action( 'template_redirect', array( self::class, 'recall' ), 0 );
		add_action( 'wp_footer', array( self::class, 'learn' ), PHP_INT_MAX );
	}

	public static function recall(): void {
		$known = self::may_recall() ? wp_cache_get( self::key(), self::GROUP ) : false;
		if ( is_array( $known ) ) {
			list( static::$core, static::$blocks, static::$theme, static::$user, static::$blocks_cache, $derived ) = $known;
			foreach ( $derived as $name => $value ) {
				wp_cache_set( $name, $value, 'theme_json' );
			}
			self::$is_recalled = true;
		}
	}

	public static function learn(): void {
		if ( ! self::$is_recalled && null !== static::$theme && null !== static::$user && self::may_recall() ) {
			$derived = array_filter( wp_cache_get_multiple( self::DERIVED, 'theme_json' ), static fn ( $value ): bool => false !== $value );
			wp_cache_set( self::key(), array( static::$core, static::$blocks, static::$theme, static::$user, static::$blocks_cache, $derived ), self::GROUP );
		}
	}

	private static function may_recall(): bool {
		return ! is_user_logged_in() && ! is_customize_preview() && ! self::is_changed_by_plugins();
	}

	private static function is_changed_by_plugins(): bool {
		return has_filter( 'wp_theme_json_data_default' ) || has_filter( 'wp_theme_json_data_blocks' )
			|| has_filter( 'wp_theme_json_data_theme' ) || has_filter( 'wp_theme_json_data_user' );
	}

	private static function key(): string {
		return get_stylesheet() . ':' . get_locale();
	}
}

Pressyard_Theme_Styles::attach();
