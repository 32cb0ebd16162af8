<?php
/**
 * WordPress's object cache in the memory that this replica's PHP workers share (APCu).
 *
 * Replicas do not see each other's memory, so each entry belongs to a generation, a number in the database that every request
 * reads first and that every request which changes the database raises, before others can see the change and again after:
 * entries of older generations are never read again. A request that has changed something neither reads nor fills shared
 * memory any more. Transients stay in the database, because plugins use them to talk between replicas.
 */

require_once __DIR__ . '/mu-plugins/pressyard/class-generation.php';
require_once __DIR__ . '/mu-plugins/pressyard/class-object-cache.php';

function wp_cache_init(): void {
	$GLOBALS['wp_object_cache'] = new Pressyard_Object_Cache( new Pressyard_Generation( 'objects' ) );
	wp_using_ext_object_cache( false );
}

function wp_cache_add( $key, $data, $group = '', $expire = 0 ): bool {
	return $GLOBALS['wp_object_cache']->add( $key, $data, $group, (int) $expire );
}

function wp_cache_add_multiple( array $data, $group = '', $expire = 0 ): array {
	return pressyard_cache_for_each( $data, static fn ( $key, $value ) => wp_cache_add( $key, $value, $group, $expire ) );
}

function wp_cache_replace( $key, $data, $group = '', $expire = 0 ): bool {
	return $GLOBALS['wp_object_cache']->replace( $key, $data, $group, (int) $expire );
}

function wp_cache_set( $key, $data, $group = '', $expire = 0 ): bool {
	return $GLOBALS['wp_object_cache']->set( $key, $data, $group, (int) $expire );
}

function wp_cache_set_multiple( array $data, $group = '', $expire = 0 ): array {
	return pressyard_cache_for_each( $data, static fn ( $key, $value ) => wp_cache_set( $key, $value, $group, $expire ) );
}

function wp_cache_get( $key, $group = '', $force = false, &$found = null ) {
	return $GLOBALS['wp_object_cache']->get( $key, $group, (bool) $force, $found );
}

function wp_cache_get_multiple( $keys, $group = '', $force = false ): array {
	return $GLOBALS['wp_object_cache']->get_multiple( $keys, $group, (bool) $force );
}

function wp_cache_delete( $key, $group = '' ): bool {
	return $GLOBALS['wp_object_cache']->delete( $key, $group );
}

function wp_cache_delete_multiple( array $keys, $group = '' ): array {
	return pressyard_cache_for_each( array_fill_keys( $keys, null ), static fn ( $key ) => wp_cache_delete( $key, $group ) );
}

function wp_cache_incr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->change( $key, (int) $offset, $group );
}

function wp_cache_decr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->change( $key, -(int) $offset, $group );
}

function wp_cache_flush(): bool {
	return $GLOBALS['wp_object_cache']->flush();
}

function wp_cache_flush_runtime(): bool {
	return $GLOBALS['wp_object_cache']->flush_runtime();
}

function wp_cache_flush_group( $group ): bool {
	return $GLOBALS['wp_object_cache']->flush_group( $group );
}

function wp_cache_supports( $feature ): bool {
	return in_array( $feature, array( 'add_multiple', 'set_multiple', 'get_multiple', 'delete_multiple', 'flush_runtime', 'flush_group' ), true );
}

function wp_cache_close(): bool {
	return true;
}

function wp_cache_add_global_groups( $groups ): void {
	$GLOBALS['wp_object_cache']->add_global_groups( (array) $groups );
}

function wp_cache_add_non_persistent_groups( $groups ): void {
	$GLOBALS['wp_object_cache']->add_request_groups( (array) $groups );
}

function wp_cache_switch_to_blog( $blog_id ): void {
	$GLOBALS['wp_object_cache']->switch_to_blog( (int) $blog_id );
}

/** The answers of an operation, by key. */
function pressyard_cache_for_each( array $data, callable $operation ): array {
	$answers = array();
	foreach ( $data as $key => $value ) {
		$answers[ $key ] = $operation( $key, $value );
	}
	return $answers;
}
