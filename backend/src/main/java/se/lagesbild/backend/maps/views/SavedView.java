package se.lagesbild.backend.maps.views;

import java.time.Instant;
import java.util.UUID;
import se.lagesbild.backend.access.Viewer;

/**
 * A picture of the map under a name.
 *
 * @param address query of the page's address, from {@code ?} on
 * @param shared whether others find it
 */
record SavedView(
        UUID id,
        int version,
        String name,
        String address,
        boolean shared,
        UUID owner,
        String ownerName,
        Instant changedAt) {

    boolean belongsTo(Viewer viewer) {
        return owner.equals(viewer.id());
    }

    boolean says(SavedView other) {
        return name.equals(other.name) && address.equals(other.address) && shared == other.shared;
    }
}
