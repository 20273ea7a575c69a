package se.lagesbild.backend.maps.outside;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/**
 * Keeps outside layers. A service is read when its layer is set up or asked otherwise; no transaction is open meanwhile, for that may take a
 * while, so each change is one statement that looks at the version.
 */
@Service
public class OutsideLayers {
    private final OutsideLayerQueries layers;
    private final OutsideLayerReader reader;
    private final SourceFinder finder;
    private final Clock clock;

    OutsideLayers(OutsideLayerQueries layers, OutsideLayerReader reader, SourceFinder finder, Clock clock) {
        this.layers = layers;
        this.reader = reader;
        this.finder = finder;
        this.clock = clock;
    }

    record Receipt(OutsideLayer layer, boolean created) {}

    /** What people call the layer; absent where it is not there or not for the viewer. */
    public Optional<String> title(Viewer viewer, UUID id) {
        return layers.find(viewer, id).map(OutsideLayer::title);
    }

    /**
     * Stores a layer; the same again is harmless.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 422 when a field breaks a rule or the service does not give what is asked of it, 404, 409 {@code other-content}
     */
    Receipt keep(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        layers.tidy(now);
        var stored = layers.find(viewer, id).orElse(null);
        var sent = reader.read(body, stored, true);
        if (stored == null && seen != null) {
            throw Problem.notFound("outside-layer", id);
        }
        var next = made(id, stored, sent);
        if (stored != null && next.equals(stored)) {
            return new Receipt(stored, false);
        }
        if (stored != null && (seen == null || seen != stored.version())) {
            throw Problem.of(409, "other-content", id, stored.version());
        }
        var changed = withVersion(next, stored == null ? 1 : stored.version() + 1);
        boolean written = stored == null ? layers.insert(viewer, changed, now) : layers.update(viewer, changed, now);
        if (!written) {
            throw Problem.of(409, "outside-changed-meanwhile");
        }
        return new Receipt(changed, stored == null);
    }

    /** @throws Problem 404, or 409 when it was changed since */
    void remove(Viewer viewer, UUID id, @Nullable Integer seen) {
        var stored = layers.find(viewer, id).orElseThrow(() -> Problem.notFound("outside-layer", id));
        var now = clock.instant();
        layers.tidy(now);
        if (seen == null || !layers.remove(viewer, id, seen, now)) {
            throw Problem.of(409, "other-content", id, stored.version());
        }
    }

    /** @throws Problem 404, also for what was removed an hour ago or longer */
    OutsideLayer restore(Viewer viewer, UUID id) {
        var now = clock.instant();
        layers.tidy(now);
        if (!layers.restore(viewer, id, now)) {
            throw Problem.notFound("outside-layer", id);
        }
        return get(viewer, id);
    }

    OutsideLayer get(Viewer viewer, UUID id) {
        return layers.find(viewer, id).orElseThrow(() -> Problem.notFound("outside-layer", id));
    }

    List<OutsideLayer> list(Viewer viewer) {
        // here too: nobody may set up another layer for a long time, and keys of removed ones are not to stay
        layers.tidy(clock.instant());
        return layers.list(viewer);
    }

    /** With the version of what is stored; the service is asked where it would be asked otherwise than before. */
    private OutsideLayer made(UUID id, @Nullable OutsideLayer stored, OutsideLayerReader.Sent sent) {
        var asked = sent.asked();
        boolean same = stored != null
                && stored.kind() == asked.kind()
                && stored.address().equals(asked.address())
                && stored.names().equals(asked.names())
                && java.util.Objects.equals(stored.style(), asked.style())
                && (asked.format() == null || asked.format().equals(stored.format()))
                && java.util.Objects.equals(stored.key(), asked.key());
        var found = same
                ? new SourceFinder.Found(stored.source(), stored.legends(), stored.format(), stored.attribution())
                : find(asked);
        var look = sent.look();
        var attribution = look.attribution() == null ? found.attribution() : look.attribution();
        if (attribution == null || attribution.isBlank()) {
            throw Problem.invalid(List.of(new Problem.Field("/attribution", "missing")));
        }
        return new OutsideLayer(
                id,
                stored == null ? 1 : stored.version(),
                asked.kind(),
                look.title(),
                asked.address(),
                asked.names(),
                asked.style(),
                found.format(),
                attribution,
                look.minZoom(),
                look.maxZoom(),
                look.background(),
                look.readers(),
                asked.key(),
                found.source(),
                found.legends(),
                same ? stored.checkedAt() : clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private SourceFinder.Found find(SourceFinder.Asked asked) {
        try {
            return finder.find(asked, asked.kind() == OutsideLayer.Kind.XYZ ? null : finder.service(asked));
        } catch (OutsideFault e) {
            throw e.problem(422);
        }
    }

    private static OutsideLayer withVersion(OutsideLayer layer, int version) {
        return new OutsideLayer(
                layer.id(),
                version,
                layer.kind(),
                layer.title(),
                layer.address(),
                layer.names(),
                layer.style(),
                layer.format(),
                layer.attribution(),
                layer.minZoom(),
                layer.maxZoom(),
                layer.background(),
                layer.readers(),
                layer.key(),
                layer.source(),
                layer.legends(),
                layer.checkedAt());
    }
}
