<?php
/**
 * A number in the database that all replicas of a site read and raise: what was kept under an older number is out of date.
 */
final class Pressyard_Generation {

	private readonly string $option;

	public function __construct( string $name ) {
		$this->option = 'pressyard_generation_' . $name;
	}

	/** The number now; null where the database has no tables yet. It is asked each time, never cached. */
	public function current(): ?int {
		global $wpdb;
		$quiet = $wpdb->suppress_errors();
		$value = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $this->option ) );
		$wpdb->suppress_errors( $quiet );
		if ( null === $value ) {
			return '' === $wpdb->last_error ? 0 : null;
		}
		return (int) $value;
	}

	/**
	 * Raises the number, in one statement that any number of replicas may run at once. Past $wpdb: it may be in the middle of a
	 * statement of its own. Before there are tables there is nothing to raise.
	 */
	public function raise(): void {
		global $wpdb;
		mysqli_query(
			$wpdb->dbh,
			$wpdb->prepare(
				"INSERT INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, '1', 'off') ON DUPLICATE KEY UPDATE option_value = option_value + 1",
				$this->option
			)
		);
	}
}
