package se.lagesbild.backend.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.OsmStreets;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.network.StreetGraph;

/** Keeps the street network: reads an extract, stores it, holds the graph in memory. */
@Service
public class Streets implements StreetNetwork {
    private static final Logger log = LoggerFactory.getLogger(Streets.class);
    private static final String OSM_ATTRIBUTION = "© OpenStreetMap contributors";
    private static final String FILE_OF_AREA = "network.osm.pbf";

    private final StreetQueries queries;
    private final Area area;
    private final AreaFolder folder;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Held held;

    private record Held(long version, StreetGraph graph) {}

    Streets(
            StreetQueries queries,
            Area area,
            AreaFolder folder,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.area = area;
        this.folder = folder;
        this.transaction = transaction;
        this.events = events;
    }

    /** Loads the extract of the area folder once, if it has one and nothing is loaded. */
    void loadFromAreaFolder() {
        if (queries.loaded().isPresent()) {
            return;
        }
        folder.open(FILE_OF_AREA).ifPresent(in -> {
            log.info("Läser gatunätet för {} (en gång) …", area.name());
            try (in) {
                var copy = Files.createTempFile("lagesbild-network", ".osm.pbf");
                try {
                    Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    replace(copy, FILE_OF_AREA, n -> {});
                } finally {
                    Files.delete(copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Replaces the network with an OpenStreetMap extract. The same file again changes nothing.
     *
     * @param progress told the number of elements read so far
     * @return what is in force afterwards
     * @throws IllegalArgumentException names what is wrong with the file; the old network stays
     */
    public Loaded replace(Path extract, String source, LongConsumer progress) {
        var fingerprint = fingerprint(extract);
        if (queries.fingerprintInForce().filter(fingerprint::equals).isPresent()) {
            return queries.loaded().orElseThrow();
        }
        List<StreetEdge> edges = OsmStreets.read(extract, area.crs(), progress::accept);
        if (edges.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: inga gator att gå på hittades; filen ska vara ett OpenStreetMap-utdrag med highway-linjer"
                            .formatted(source));
        }
        transaction.executeWithoutResult(status -> {
            long version = queries.replace(edges, source, OSM_ATTRIBUTION, fingerprint);
            events.publishEvent(new NetworkReplaced(version, edges.size()));
        });
        return queries.loaded().orElseThrow();
    }

    @Override
    public Optional<Loaded> loaded() {
        return queries.loaded();
    }

    @Override
    public Optional<StreetGraph> graph(Viewer viewer) {
        var now = queries.loaded();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var have = held;
        if (have == null || have.version() != now.get().version()) {
            synchronized (this) {
                have = held;
                if (have == null || have.version() != now.get().version()) {
                    have = new Held(now.get().version(), StreetGraph.of(queries.edges()));
                    held = have;
                }
            }
        }
        return Optional.of(have.graph());
    }

    private static String fingerprint(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
