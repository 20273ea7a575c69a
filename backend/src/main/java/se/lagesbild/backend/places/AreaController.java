package se.lagesbild.backend.places;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.access.DemoAccounts;
import se.lagesbild.gis.formats.Area;

/** What every page needs to know of the area before anyone has logged in. */
@RestController
class AreaController {
    private final Area area;
    private final StreetNetwork network;
    private final Installation installation;
    private final DemoAccounts demoAccounts;
    private final String version;

    AreaController(
            Area area,
            StreetNetwork network,
            Installation installation,
            DemoAccounts demoAccounts,
            @Value("${lagesbild.version}") String version) {
        this.area = area;
        this.network = network;
        this.installation = installation;
        this.demoAccounts = demoAccounts;
        this.version = version;
    }

    record NetworkView(
            boolean loaded, int segments, @Nullable String attribution) {}

    record AreaView(
            String id,
            String name,
            String code,
            List<Double> centre,
            List<Double> bounds,
            String timeZone,
            String analysisCrs,
            String language,
            boolean demo,
            String version,
            List<DemoAccounts.DemoAccount> demoAccounts,
            NetworkView network) {}

    @GetMapping("/api/area")
    AreaView area() {
        var box = area.boundary().getEnvelopeInternal();
        Optional<StreetNetwork.Loaded> loaded = network.loaded();
        return new AreaView(
                area.id(),
                area.name(),
                area.code(),
                List.of(area.longitude(), area.latitude()),
                List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
                area.timeZone().getId(),
                area.crs().code(),
                area.language(),
                installation.demo(),
                version,
                demoAccounts.list(),
                new NetworkView(
                        loaded.isPresent(),
                        loaded.map(StreetNetwork.Loaded::segments).orElse(0),
                        loaded.map(StreetNetwork.Loaded::attribution).orElse(null)));
    }
}
