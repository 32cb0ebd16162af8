package dev.pressyard.provisioning.worker;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/** Tells apart why a run cannot go on. */
final class Trouble {

    private Trouble() {}

    /**
     * Whether the database did not answer, or ended the connection: nothing that the run has done, and over when it is
     * up again. What it refuses it would refuse again.
     */
    static boolean isOfTheDatabase(RuntimeException failure) {
        return switch (failure) {
            case DataIntegrityViolationException _, InvalidDataAccessResourceUsageException _ -> false;
            case DataAccessException _, TransactionException _ -> true;
            default -> false;
        };
    }
}
