package dev.pressyard.provisioning.image;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those on record that the engine still has. */
@Component
class EngineBases implements HeldBases {

    private static final String THAT_MATTER = Images.COLUMNS + """
            where id = (select id from image where kind = 'BASE' order by built_at desc limit 1)
               or id in (
                 select coalesce(image.parent_id, image.id)
                 from image_use join image on image.id = image_use.image_id join run on run.number = image_use.run_number
                 where run.status = 'APPLIED' and run.kind <> 'DESTROY'
                   and run.number = (
                     select max(newest.number) from run newest
                     where newest.stack_id = run.stack_id and newest.status = 'APPLIED'))
            order by built_at desc, id
            """;

    private final JdbcClient jdbc;
    private final ContainerEngine engine;

    EngineBases(JdbcClient jdbc, ContainerEngine engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Override
    public List<Image> find() {
        return jdbc.sql(THAT_MATTER).query(Images::image).list().stream()
                .filter(base -> engine.find(base.engineId()).isPresent())
                .toList();
    }
}
