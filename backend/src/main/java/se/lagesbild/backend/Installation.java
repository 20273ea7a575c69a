package se.lagesbild.backend;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lagesbild.gis.formats.Area;

/** Whether this database is a demonstration. The first start decides, and it can never be turned into a real one. */
@Component
public class Installation {
    private final boolean demo;
    private final boolean fresh;

    Installation(InstallationQueries queries, Area area, @Value("${lagesbild.demo:false}") boolean wantsDemo) {
        var found = queries.find();
        fresh = found.isEmpty();
        if (fresh) {
            queries.mark(area.id(), wantsDemo);
        }
        demo = found.map(InstallationQueries.Mark::demo).orElse(wantsDemo);
    }

    /** True when everything in this database is an example. */
    public boolean demo() {
        return demo;
    }

    /** True on the first start of this database. */
    public boolean fresh() {
        return fresh;
    }
}
