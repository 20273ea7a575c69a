package se.lagesbild.backend.maps.views;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.JsonNode;

/** Keeps views; each belongs to who saved it, and only that account changes it. */
@Service
class SavedViews {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 8_000;

    private final SavedViewQueries views;
    private final ViewAddress addresses;
    private final Clock clock;

    SavedViews(SavedViewQueries views, ViewAddress addresses, Clock clock) {
        this.views = views;
        this.addresses = addresses;
        this.clock = clock;
    }

    record Receipt(SavedView view, boolean created) {}

    /**
     * Stores a view; the same again is harmless.
     *
     * @param seen version that the sender saw, or null for none
     * @throws Problem 422 when a field breaks a rule, 404 when it is not there or another's own, 403 {@code not-yours}, 409 {@code
     *     other-content}
     */
    @Transactional
    Receipt keep(Viewer viewer, UUID id, JsonNode body, @Nullable Integer seen) {
        var sent = read(viewer, id, body);
        var stored = views.lock(id);
        if (stored.isEmpty()) {
            if (seen != null) {
                throw Problem.notFound("view", id);
            }
            if (views.insert(sent)) {
                return new Receipt(sent, true);
            }
            stored = views.lock(id);
        }
        var view = own(viewer, id, stored.orElse(null));
        if (view.says(sent)) {
            return new Receipt(view, false);
        }
        fits(view, seen);
        var next = new SavedView(
                id,
                view.version() + 1,
                sent.name(),
                sent.address(),
                sent.shared(),
                viewer.id(),
                viewer.displayName(),
                sent.changedAt());
        views.update(next);
        return new Receipt(next, false);
    }

    /** @throws Problem as {@link #keep} */
    @Transactional
    void remove(Viewer viewer, UUID id, @Nullable Integer seen) {
        fits(own(viewer, id, views.lock(id).orElse(null)), seen);
        views.delete(id);
    }

    private SavedView read(Viewer viewer, UUID id, JsonNode body) {
        var fields = JsonFields.of(body);
        fields.require("address");
        var name = fields.text("name", LONGEST_NAME);
        if (name == null && (!fields.has("name") || fields.raw("name").isString())) {
            fields.fault("name", "missing");
        }
        var address = fields.raw("address").asString("");
        if (fields.has("address")) {
            if (!address.startsWith("?") || address.length() > LONGEST_ADDRESS) {
                fields.fault("address", "not-a-view", fields.shown("address"), LONGEST_ADDRESS);
            } else {
                addresses
                        .fault(address)
                        .ifPresent(fault ->
                                fields.fault("address", fault.code(), Objects.requireNonNullElse(fault.name(), "?")));
            }
        }
        var shared = Boolean.TRUE.equals(fields.flag("shared"));
        fields.check();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new SavedView(id, 1, name == null ? "" : name, address, shared, viewer.id(), viewer.displayName(), now);
    }

    private static SavedView own(Viewer viewer, UUID id, @Nullable SavedView stored) {
        if (stored == null || (!stored.belongsTo(viewer) && !stored.shared())) {
            throw Problem.notFound("view", id);
        }
        if (!stored.belongsTo(viewer)) {
            throw Problem.of(403, "not-yours", stored.name());
        }
        return stored;
    }

    private static void fits(SavedView view, @Nullable Integer seen) {
        if (seen == null || seen != view.version()) {
            throw Problem.of(409, "other-content", view.id(), view.version());
        }
    }
}
