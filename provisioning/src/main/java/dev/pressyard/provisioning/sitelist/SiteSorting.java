package dev.pressyard.provisioning.sitelist;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** In which order sites are listed. */
public enum SiteSorting {
    /** What failed first, then what waits for an approval, what is at work, the rest; by name within each. */
    ATTENTION("attention", Direction.UP, "site.attention", ":key"),
    NAME("name", Direction.UP, "site.name", ":key"),
    NEWEST(
            "created_at",
            Direction.DOWN,
            "to_char(site.created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
            "cast(:key as timestamptz)");

    /** As many characters as {@code 2026-11-25T17:43:04.000000Z}. */
    private static final int MOMENT = 27;

    /** Longer ones are no dates to Postgres. */
    private static final int YEAR = 4;

    private final String column;
    private final Direction direction;
    private final String key;
    private final String value;

    /**
     * @param key the column's value as text
     * @param value such a text as a value of the column
     */
    SiteSorting(String column, Direction direction, String key, String value) {
        this.column = column;
        this.direction = direction;
        this.key = key;
        this.value = value;
    }

    String by(String table, Way way) {
        return "%1$s.%2$s %3$s, %1$s.id %3$s".formatted(table, column, direction.going(way).word);
    }

    String beyond(Way way) {
        return "(site.%s, site.id) %s (%s, :keyId)".formatted(column, direction.going(way).comparison, value);
    }

    /** Whether a key can be one of this order; keys come back from outside. */
    public boolean knows(String key) {
        try {
            return this != NEWEST || (key.length() == MOMENT && key.charAt(YEAR) == '-' && Instant.parse(key) != null);
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    /** The column's value of a row of the page, as text. */
    String key() {
        return key;
    }

    private enum Direction {
        UP("asc", ">"),
        DOWN("desc", "<");

        private final String word;
        private final String comparison;

        Direction(String word, String comparison) {
            this.word = word;
            this.comparison = comparison;
        }

        Direction going(Way way) {
            return (this == UP) == (way == Way.ON) ? UP : DOWN;
        }
    }

    /** How a list is gone through. */
    enum Way {
        ON,
        BACK
    }
}
