package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.site.Farewell.Leaving;
import dev.pressyard.portal.site.Farewell.Standing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FarewellTests {

    private static final Set<String> WHOLE =
            Set.of("aws_vpc", "aws_lb", "aws_ecs_service", "aws_db_instance", "aws_efs_file_system");

    @Test
    void promisesASnapshotWhereThereIsADatabase() {
        var farewell = to(new Leaving("news", false, Standing.SETTLED, WHOLE));

        assertThat(farewell.goes()).contains("The database with all posts and accounts", "All uploaded files");
        assertThat(farewell.stays()).contains("A last snapshot of the database");
        assertThat(farewell.warning()).isNull();
    }

    @Test
    void promisesNoneWhereTheDatabaseWasNeverMade() {
        var farewell = to(new Leaving("half", false, Standing.SETTLED, Set.of("aws_vpc", "aws_efs_file_system")));

        assertThat(farewell.goes())
                .containsExactly("All uploaded files", "The network and everything else that was made for it");
        assertThat(farewell.stays()).noneMatch(words -> words.contains("snapshot"));
        assertThat(farewell.warning()).isNull();
    }

    @Test
    void takesNothingOfWhatWasNeverMade() {
        var farewell = to(new Leaving("never", false, Standing.NEVER_MADE, Set.of()));

        assertThat(farewell.goes()).singleElement().asString().contains("nothing of it was made");
        assertThat(farewell.stays()).containsExactly("Its runs with their logs, and the audit history");
    }

    @Test
    void doesNotSayOfWhatIsDestroyedAlreadyThatItWasNeverMade() {
        var farewell = to(new Leaving("gone", false, Standing.SETTLED, Set.of()));

        assertThat(farewell.goes()).singleElement().asString().contains("state holds nothing of it");
        assertThat(farewell.stays()).singleElement().asString().contains("its state versions");
    }

    @Test
    void saysOfWhatIsBeingMadeThatItMayBeThereByThen() {
        var farewell = to(new Leaving("busy", false, Standing.AT_WORK, Set.of("aws_vpc")));

        assertThat(farewell.goes()).contains("The database with all posts and accounts");
        assertThat(farewell.stays()).contains("A last snapshot of the database, if there is one by then");
        assertThat(farewell.goes()).contains("Changes that have not begun, or wait for approval");
        assertThat(farewell.first()).contains("goes on first: to its end");
    }

    @Test
    void takesOnlyThePlanWhereNothingElseIsThere() {
        var farewell = to(new Leaving("planned", false, Standing.AWAITING_APPROVAL, Set.of()));

        assertThat(farewell.goes()).hasSize(2).first().asString().contains("state holds nothing of it");
        assertThat(farewell.goes()).last().isEqualTo("Changes that have not begun, or wait for approval");
        assertThat(farewell.stays()).noneMatch(words -> words.contains("snapshot"));
        assertThat(farewell.first()).isNull();
    }

    @Test
    void warnsOfDevelopmentAndNamesThoseThatLeaveASnapshot() {
        var farewell = to(
                new Leaving("blog", true, Standing.SETTLED, WHOLE),
                new Leaving("news", false, Standing.SETTLED, WHOLE));

        assertThat(farewell.stays()).contains("A last snapshot of the database of news");
        assertThat(farewell.warning()).contains("a development site leaves no snapshot");
    }

    private static Farewell to(Leaving... sites) {
        return Farewell.to(List.of(sites));
    }
}
