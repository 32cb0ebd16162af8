<?php
/**
 * Forgetting the pages that this replica's web server keeps; used by WordPress and by the background process.
 *
 * A page says in a header, which no visitor gets, under which generation it was begun; the marker is a file with the generation
 * that this replica knows of. Every change of what pages show is in the database before it raises the generation, so a page of
 * the marker's generation shows all changes, and one of another is out of date, however late the web server writes it down.
 */

const PRESSYARD_PAGE_FOLDER = '/run/wordpress/page-cache';
const PRESSYARD_PAGE_MARKER = '/run/wordpress/pages-changed';
const PRESSYARD_PAGE_HEADER = 'X-Pressyard-Generation';

/** What precedes a page in the web server's file: its key, at most as long as a request's line, and its headers. */
const PRESSYARD_PAGE_HEAD_BYTES = 32768;

/** The generation that this replica knows of; empty until the background process has looked for the first time. */
function pressyard_page_marker(): string {
	clearstatcache( true, PRESSYARD_PAGE_MARKER );
	return (string) @file_get_contents( PRESSYARD_PAGE_MARKER );
}

/**
 * The marker first: a page that is being made now will see it and not be kept. nginx takes a missing file for a page that it
 * never kept.
 */
function pressyard_forget_pages_before( string $generation ): void {
	$draft = PRESSYARD_PAGE_MARKER . '.' . bin2hex( random_bytes( 4 ) );
	file_put_contents( $draft, $generation );
	rename( $draft, PRESSYARD_PAGE_MARKER );
	if ( ! is_dir( PRESSYARD_PAGE_FOLDER ) ) {
		return;
	}
	$files = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( PRESSYARD_PAGE_FOLDER, FilesystemIterator::SKIP_DOTS ) );
	foreach ( $files as $file ) {
		// A longer name is a page being written.
		if ( 32 === strlen( $file->getFilename() ) && ! pressyard_is_page_of( $file->getPathname(), $generation ) ) {
			@unlink( $file->getPathname() );
		}
	}
}

/** Whether a page was begun under a generation. */
function pressyard_is_page_of( string $path, string $generation ): bool {
	$head = (string) @file_get_contents( $path, false, null, 0, PRESSYARD_PAGE_HEAD_BYTES );
	return str_contains( $head, "\n" . PRESSYARD_PAGE_HEADER . ': ' . $generation . "\r\n" );
}
