package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.site.Farewell.Leaving;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FarewellTests {

    private static final Set<String> WHOLE =
            Set.of("aws_vpc", "aws_lb", "aws_ecs_service", "aws_db_instance", "aws_efs_file_system");

    @Test
    void promisesASnapshotWhereThereIsADatabase() {
        var farewell = to(new Leaving("news", false, false, false, WHOLE));

        assertThat(farewell.goes()).contains("The database with all posts and accounts", "All uploaded files");
        assertThat(farewell.stays()).contains("A last snapshot of the database");
        assertThat(farewell.warning()).isNull();
    }

    @Test
    void promisesNoneWhereTheDatabaseWasNeverMade() {
        var farewell = to(new Leaving("half", false, false, false, Set.of("aws_vpc", "aws_efs_file_system")));

        assertThat(farewell.goes())
                .containsExactly(
                        "All uploaded files",
                        "The network and everything else that was made for it",
                        "Changes that have not begun, or wait for approval");
        assertThat(farewell.stays()).noneMatch(words -> words.contains("snapshot"));
        assertThat(farewell.warning()).isNull();
    }

    @Test
    void takesNothingOfWhatWasNeverMade() {
        var farewell = to(new Leaving("never", false, false, false, Set.of()));

        assertThat(farewell.goes()).first().asString().contains("nothing of it was made");
        assertThat(farewell.stays()).noneMatch(words -> words.contains("snapshot"));
    }

    @Test
    void saysOfWhatIsBeingMadeThatItMayBeThereByThen() {
        var farewell = to(new Leaving("busy", false, false, true, Set.of("aws_vpc")));

        assertThat(farewell.goes()).contains("The database with all posts and accounts");
        assertThat(farewell.stays()).contains("A last snapshot of the database, if there is one by then");
        assertThat(farewell.first()).contains("goes on to its end first");
    }

    @Test
    void warnsOfDevelopmentAndNamesThoseThatLeaveASnapshot() {
        var farewell =
                to(new Leaving("blog", true, false, false, WHOLE), new Leaving("news", false, false, false, WHOLE));

        assertThat(farewell.stays()).contains("A last snapshot of the database of news");
        assertThat(farewell.warning()).contains("a development site leaves no snapshot");
    }

    private static Farewell to(Leaving... sites) {
        return Farewell.to(List.of(sites));
    }
}
