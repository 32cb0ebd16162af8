package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.run.RunIdentifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All images that were built, and which run used which. */
@Repository
public class Images {

    static final String COLUMNS =
            "select id, kind, inputs_hash, parent_id, engine_id, size_bytes, compressed_bytes, built_by_run, built_at, build_seconds from image ";

    private static final String ADD = """
            insert into image (id, kind, inputs_hash, parent_id, engine_id, size_bytes, inputs, built_by_run, built_at, build_seconds, details, bill)
            values (:id, :kind, :hash, :parent, :engineId, :size, cast(:inputs as jsonb), :run, :builtAt, :seconds,
                    cast(:details as jsonb), cast(:bill as jsonb))
            on conflict (kind, inputs_hash) do update set
              engine_id = excluded.engine_id, size_bytes = excluded.size_bytes, built_by_run = excluded.built_by_run,
              built_at = excluded.built_at, build_seconds = excluded.build_seconds,
              details = excluded.details, bill = excluded.bill
            """;

    private static final String USE = """
            insert into image_use (run_number, image_id, reference)
            values (:run, (select id from image where kind = :kind and inputs_hash = :hash), :reference)
            on conflict (run_number) do update set image_id = excluded.image_id, reference = excluded.reference
            """;

    private static final String USED_BY_RUN =
            COLUMNS + "where id = (select image_id from image_use where run_number = :run)";

    private static final String RUN_BY_SITE = COLUMNS + """
            where id = (
              select image_use.image_id from run left join image_use on image_use.run_number = run.number
              where run.site_id = :site and run.status = 'APPLIED' order by run.number desc limit 1)
            """;

    private static final String LATEST_INPUTS =
            "select inputs from image where kind = :kind order by built_at desc limit 1";

    private static final String LATEST_INPUTS_OF_SITE = """
            select inputs from image_use join image on image.id = image_use.image_id join run on run.number = image_use.run_number
            where run.site_id = :site order by image_use.run_number desc limit 1
            """;

    private static final String USED_BY = """
            select distinct run.subject from image_use join run on run.number = image_use.run_number
            where image_use.image_id in (select id from image where id = :image or parent_id = :image)
              and run.status = 'APPLIED'
              and run.number = (
                select max(newest.number) from run newest
                where newest.stack_id = run.stack_id and newest.status = 'APPLIED')
              and run.kind <> 'DESTROY'
            order by run.subject
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Images(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    public List<Image> newest(int limit) {
        return jdbc.sql(COLUMNS + "order by built_at desc, id limit :limit")
                .param("limit", limit)
                .query(Images::image)
                .list();
    }

    /** The names of the sites that run an image now, or one that stands on it. */
    public List<String> usedBy(Image image) {
        return jdbc.sql(USED_BY).param("image", image.id()).query(String.class).list();
    }

    /** The image of this identifier. */
    public Optional<Image> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Images::image)
                .optional();
    }

    /** The image that a run has put, or is about to put, into service. */
    public Optional<Image> usedBy(RunIdentifier run) {
        return jdbc.sql(USED_BY_RUN)
                .param("run", run.number())
                .query(Images::image)
                .optional();
    }

    /** The image that a site's tasks run; empty while it has none, and once it is destroyed. */
    public Optional<Image> runBy(UUID site) {
        return jdbc.sql(RUN_BY_SITE).param("site", site).query(Images::image).optional();
    }

    /** The base that was built last. */
    public Optional<Image> newestBase() {
        return jdbc.sql(COLUMNS + "where kind = 'BASE' order by built_at desc limit 1")
                .query(Images::image)
                .optional();
    }

    /** What an image was when it was built. @throws IllegalArgumentException if there is no such image */
    public ImageDetails details(UUID id) {
        return jdbc.sql("select details from image where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(stored -> json.readValue(stored, ImageDetails.class))
                .orElseThrow(() -> new IllegalArgumentException("There is no image " + id));
    }

    /** The bill of materials, CycloneDX 1.5 in JSON; empty if the build left none. */
    public Optional<String> billOfMaterials(UUID id) {
        return jdbc.sql("select bill from image where id = :id and bill is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /**
     * What a run's tasks are to run, as the target names it: {@code repository@sha256:…}; empty before the run's image
     * phase is over.
     */
    public Optional<String> referenceFor(RunIdentifier run) {
        return jdbc.sql("select reference from image_use where run_number = :run")
                .param("run", run.number())
                .query(String.class)
                .optional();
    }

    Optional<Image> find(ImageKind kind, String hash) {
        return jdbc.sql(COLUMNS + "where kind = :kind and inputs_hash = :hash")
                .param("kind", kind.name())
                .param("hash", hash)
                .query(Images::image)
                .optional();
    }

    /** What the image was made of that a site was last meant to run. */
    Optional<ImageInputs> latestInputsOfSite(UUID site) {
        return jdbc.sql(LATEST_INPUTS_OF_SITE)
                .param("site", site)
                .query(String.class)
                .optional()
                .map(this::inputs);
    }

    Optional<ImageInputs> latestInputs(ImageKind kind) {
        return jdbc.sql(LATEST_INPUTS)
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .map(this::inputs);
    }

    /** Notes an image; one of the same inputs that the engine has lost is replaced and keeps its identifier. */
    @Transactional
    Image add(Image image, ImageInputs inputs, ImageDetails details, @Nullable String bill) {
        jdbc.sql(ADD)
                .param("id", image.id())
                .param("kind", image.kind().name())
                .param("hash", image.hash())
                .param("parent", image.parentId())
                .param("engineId", image.engineId())
                .param("size", image.size())
                .param("inputs", json.writeValueAsString(inputs.parts()))
                .param("run", image.builtBy())
                .param("builtAt", image.builtAt().atOffset(ZoneOffset.UTC))
                .param("seconds", image.buildTime().toSeconds())
                .param("details", json.writeValueAsString(details))
                .param("bill", bill)
                .update();
        return find(image.kind(), image.hash()).orElseThrow();
    }

    /** Notes how many bytes of an image a registry keeps. */
    @Transactional
    void compressed(Image image, long bytes) {
        jdbc.sql("update image set compressed_bytes = :bytes where id = :id")
                .param("bytes", bytes)
                .param("id", image.id())
                .update();
    }

    @Transactional
    void use(RunIdentifier run, Image image, String reference) {
        jdbc.sql(USE)
                .param("run", run.number())
                .param("kind", image.kind().name())
                .param("hash", image.hash())
                .param("reference", reference)
                .update();
    }

    private ImageInputs inputs(String stored) {
        return new ImageInputs(json.readValue(stored, new TypeReference<Map<String, String>>() {}));
    }

    static Image image(ResultSet row, int number) throws SQLException {
        return new Image(
                row.getObject("id", UUID.class),
                ImageKind.valueOf(row.getString("kind")),
                row.getString("inputs_hash"),
                row.getObject("parent_id", UUID.class),
                row.getString("engine_id"),
                row.getLong("size_bytes"),
                row.getObject("compressed_bytes", Long.class),
                row.getLong("built_by_run"),
                row.getObject("built_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("build_seconds")));
    }
}
