<?php
/**
 * Forgetting the pages that this replica's web server keeps; used by WordPress and by the background process.
 */

/**
 * The marker first: a page that is being made now will see it and not be kept. nginx takes a missing file for a page that it
 * never kept.
 */
function pressyard_forget_pages_here( string $folder, string $marker ): void {
	file_put_contents( $marker, bin2hex( random_bytes( 8 ) ) );
	if ( ! is_dir( $folder ) ) {
		return;
	}
	$files = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $folder, FilesystemIterator::SKIP_DOTS ) );
	foreach ( $files as $file ) {
		// A longer name is a page being written.
		if ( 32 === strlen( $file->getFilename() ) ) {
			@unlink( $file->getPathname() );
		}
	}
}
