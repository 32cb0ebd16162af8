<?php
/**
 * The object cache: what this request knows, over what the workers of this replica share. See ../../object-cache.php.
 */
final class Pressyard_Object_Cache {

	/** An entry lives no longer, whatever else happens: a bound on the effect of changes made past WordPress. */
	private const LONGEST_SECONDS = 600;

	/** Transients in which WordPress keeps what it found in the files of a theme or of blocks: the same on all replicas. */
	private const TRANSIENTS_FROM_CODE = '/_transient_(?:timeout_)?(?:wp_theme_files_patterns-|wp_styles_for_blocks$|wp_core_block_css_files$)/';

	/** Statements that change nothing which is shared: transients are never taken from shared memory. */
	private const CHANGES_NOTHING_SHARED = "/^\s*(?:SELECT|SHOW|DESCRIBE|DESC|EXPLAIN|SET|USE|INSERT INTO `?\w+`? \(`option_name`, `option_value`, `autoload`\) VALUES \('_(?:site_)?transient_|(?:UPDATE|DELETE FROM) `?\w+options`? .*WHERE `option_name` = '_(?:site_)?transient_[^']*'\s*$)/is";

	private array $known          = array();
	private array $global_groups  = array();
	private array $request_groups = array();
	private string $blog_prefix   = '';
	private ?int $number;
	private bool $has_changed = false;

	/** Hits and misses of this request, for WordPress's own statistics. */
	public int $cache_hits   = 0;
	public int $cache_misses = 0;

	public function __construct( private readonly Pressyard_Generation $generation ) {
		$this->blog_prefix = is_multisite() ? get_current_blog_id() . ':' : '';
		$this->number      = function_exists( 'apcu_enabled' ) && apcu_enabled() ? $generation->current() : null;
		add_filter( 'query', array( $this, 'notice_change' ) );
		register_shutdown_function( array( $this, 'announce_change' ) );
	}

	/** Looks at each statement before the database does: a change makes what is shared out of date. */
	public function notice_change( $statement ) {
		if ( ! $this->has_changed && ! preg_match( self::CHANGES_NOTHING_SHARED, (string) $statement ) ) {
			$this->has_changed = true;
			$this->number      = null;
			$this->generation->raise();
		}
		return $statement;
	}

	/** Once the changes are there for all to see: whoever read meanwhile what was there before, forgets it. */
	public function announce_change(): void {
		if ( $this->has_changed ) {
			$this->generation->raise();
		}
	}

	public function add( $key, $data, $group, int $expire ): bool {
		if ( wp_suspend_cache_addition() ) {
			return false;
		}
		$this->get( $key, $group, false, $found );
		return ! $found && $this->set( $key, $data, $group, $expire );
	}

	public function replace( $key, $data, $group, int $expire ): bool {
		$this->get( $key, $group, false, $found );
		return $found && $this->set( $key, $data, $group, $expire );
	}

	public function set( $key, $data, $group, int $expire ): bool {
		$name  = $this->name( $key, $group );
		$value = is_object( $data ) ? clone $data : $data;
		$this->known[ $this->group( $group ) ][ $name ] = $value;
		if ( $this->is_shared( $group, $key ) ) {
			$seconds = $expire > 0 ? min( $expire, self::LONGEST_SECONDS ) : self::LONGEST_SECONDS;
			apcu_store( $this->address( $group, $name ), array( $this->without_transients( $value, $group, $key ) ), $seconds );
		}
		return true;
	}

	public function get( $key, $group, bool $force, &$found = null ) {
		$name       = $this->name( $key, $group );
		$group_name = $this->group( $group );
		if ( ! $force && isset( $this->known[ $group_name ] ) && array_key_exists( $name, $this->known[ $group_name ] ) ) {
			return $this->hit( $this->known[ $group_name ][ $name ], $found );
		}
		if ( $this->is_shared( $group, $key ) ) {
			$entry = apcu_fetch( $this->address( $group, $name ) );
			if ( is_array( $entry ) ) {
				$this->known[ $group_name ][ $name ] = $entry[0];
				return $this->hit( $entry[0], $found );
			}
		}
		$found = false;
		++$this->cache_misses;
		return false;
	}

	public function get_multiple( $keys, $group, bool $force ): array {
		$values = array();
		foreach ( $keys as $key ) {
			$values[ $key ] = $this->get( $key, $group, $force );
		}
		return $values;
	}

	public function delete( $key, $group ): bool {
		$this->get( $key, $group, false, $found );
		$name = $this->name( $key, $group );
		unset( $this->known[ $this->group( $group ) ][ $name ] );
		if ( $this->is_shared( $group, $key ) ) {
			apcu_delete( $this->address( $group, $name ) );
		}
		return $found;
	}

	public function change( $key, int $offset, $group ) {
		$value = $this->get( $key, $group, false, $found );
		if ( ! $found ) {
			return false;
		}
		$value = max( 0, ( is_numeric( $value ) ? (int) $value : 0 ) + $offset );
		$this->set( $key, $value, $group, 0 );
		return $value;
	}

	public function flush(): bool {
		$this->known       = array();
		$this->number      = null;
		$this->has_changed = true;
		$this->generation->raise();
		return true;
	}

	public function flush_runtime(): bool {
		$this->known = array();
		return true;
	}

	/** Forgets one group here and, since shared memory cannot be searched quickly, everything there. */
	public function flush_group( $group ): bool {
		unset( $this->known[ $this->group( $group ) ] );
		if ( ! isset( $this->request_groups[ $this->group( $group ) ] ) ) {
			$this->number      = null;
			$this->has_changed = true;
			$this->generation->raise();
		}
		return true;
	}

	public function add_global_groups( array $groups ): void {
		$this->global_groups += array_fill_keys( $groups, true );
	}

	public function add_request_groups( array $groups ): void {
		$this->request_groups += array_fill_keys( $groups, true );
	}

	public function switch_to_blog( int $blog_id ): void {
		$this->blog_prefix = is_multisite() ? $blog_id . ':' : '';
	}

	private function hit( $value, &$found ) {
		$found = true;
		++$this->cache_hits;
		return is_object( $value ) ? clone $value : $value;
	}

	private function group( $group ): string {
		return '' === (string) $group ? 'default' : (string) $group;
	}

	private function name( $key, $group ): string {
		return isset( $this->global_groups[ $this->group( $group ) ] ) ? (string) $key : $this->blog_prefix . $key;
	}

	private function address( $group, string $name ): string {
		return $this->number . ':' . $this->group( $group ) . ':' . $name;
	}

	private function is_shared( $group, $key ): bool {
		return null !== $this->number && ! isset( $this->request_groups[ $this->group( $group ) ] ) && ! $this->is_transient( $group, $key );
	}

	private function is_transient( $group, $key ): bool {
		return ( 'options' === $group || 'site-options' === $group ) && $this->is_transient_name( (string) $key );
	}

	private function is_transient_name( string $name ): bool {
		return str_contains( $name, '_transient_' ) && ! preg_match( self::TRANSIENTS_FROM_CODE, $name );
	}

	/** All options, or the names of options that do not exist, but for transients: those change without notice. */
	private function without_transients( $value, $group, $key ) {
		if ( 'options' !== $group || ! is_array( $value ) || ! in_array( $key, array( 'alloptions', 'notoptions' ), true ) ) {
			return $value;
		}
		return array_filter( $value, fn ( $name ): bool => ! $this->is_transient_name( (string) $name ), ARRAY_FILTER_USE_KEY );
	}
}
