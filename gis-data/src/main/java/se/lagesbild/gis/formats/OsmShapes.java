package se.lagesbild.gis.formats;

import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.Relation;
import crosby.binary.Osmformat.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.OsmKinds.Kind;

/**
 * Collects what ground and places need from an {@code .osm.pbf}. Ways stand before the relations that put them together and need not say
 * what they are, so that the file is read twice: {@link Relations} first.
 */
final class OsmShapes extends OsmPass {
    /** 160 MB. Nodes of all collected ways together. */
    static final int MOST_REFS = 20_000_000;

    /** What an object is; at least one of the two. @param name or null */
    record Meaning(
            @Nullable Kind ground,
            @Nullable Kind place,
            @Nullable String name) {
        static Optional<Meaning> of(Map<String, String> tags) {
            if (tags.isEmpty()) {
                return Optional.empty();
            }
            var ground = OsmKinds.GROUND.of(tags).orElse(null);
            var place = OsmKinds.PLACES.of(tags).orElse(null);
            return ground == null && place == null
                    ? Optional.empty()
                    : Optional.of(new Meaning(ground, place, OsmPass.name(tags)));
        }
    }

    record Spot(long id, double longitude, double latitude, Meaning meaning) {}

    record Line(long id, long[] nodes, boolean neverArea, Meaning meaning) {}

    record Joined(long id, Set<Long> outer, Set<Long> inner, Meaning meaning) {}

    /** The first reading: areas that are put together from several ways. */
    static final class Relations extends OsmPass {
        private final List<Joined> found = new ArrayList<>();

        Relations(Consumer<Long> progress) {
            super(progress);
        }

        List<Joined> found() {
            return found;
        }

        @Override
        protected void parseRelations(List<Relation> list) {
            for (var relation : list) {
                var tags = tags(relation.getKeysList(), relation.getValsList());
                if (tags.getOrDefault("type", "").equals("multipolygon")) {
                    Meaning.of(tags).ifPresent(meaning -> found.add(joined(relation, meaning)));
                }
            }
            super.parseRelations(list);
        }

        private Joined joined(Relation relation, Meaning meaning) {
            var outer = new LinkedHashSet<Long>();
            var inner = new LinkedHashSet<Long>();
            long id = 0;
            for (int i = 0; i < relation.getMemidsCount(); i++) {
                id += relation.getMemids(i);
                if (relation.getTypes(i) == Relation.MemberType.WAY) {
                    boolean hole = getStringById(relation.getRolesSid(i)).equals("inner");
                    (hole ? inner : outer).add(id);
                }
            }
            return new Joined(relation.getId(), outer, inner, meaning);
        }
    }

    private final OsmNodes nodes = new OsmNodes();
    private final List<Spot> spots = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<Long> members = new HashSet<>();
    private final Map<Long, long[]> memberNodes = new HashMap<>();
    private final List<long[]> coast = new ArrayList<>();
    private long refs;
    private @Nullable Instant newest;

    OsmShapes(List<Joined> relations, Consumer<Long> progress) {
        super(progress);
        relations.forEach(relation -> {
            members.addAll(relation.outer());
            members.addAll(relation.inner());
        });
    }

    OsmNodes nodes() {
        return nodes;
    }

    List<Spot> spots() {
        return spots;
    }

    List<Line> lines() {
        return lines;
    }

    /** Ways with land on their left and sea on their right. */
    List<long[]> coast() {
        return coast;
    }

    /** Nodes of a way that belongs to a relation, or null when the extract lacks it. */
    long @Nullable [] member(long id) {
        return memberNodes.get(id);
    }

    /** When a way was last changed, or null where the extract does not tell. */
    @Nullable
    Instant newest() {
        return newest;
    }

    @Override
    protected void parseNodes(List<Node> list) {
        each(list, this::node);
        super.parseNodes(list);
    }

    @Override
    protected void parseDense(DenseNodes dense) {
        each(dense, this::node);
        super.parseDense(dense);
    }

    private void node(long id, double longitude, double latitude, Map<String, String> tags) {
        nodes.add(id, longitude, latitude);
        Meaning.of(tags)
                .filter(meaning -> meaning.place() != null && meaning.place().drawn() == OsmKinds.Drawn.BOTH)
                .ifPresent(meaning -> spots.add(new Spot(id, longitude, latitude, meaning)));
    }

    @Override
    protected void parseWays(List<Way> list) {
        for (var way : list) {
            var tags = tags(way.getKeysList(), way.getValsList());
            var meaning = Meaning.of(tags);
            boolean member = members.contains(way.getId());
            if (tags.getOrDefault("natural", "").equals("coastline")) {
                coast.add(counted(refs(way)));
            }
            if (member || meaning.isPresent()) {
                var refs = counted(refs(way));
                boolean neverArea = tags.getOrDefault("area", "").equals("no");
                meaning.ifPresent(means -> lines.add(new Line(way.getId(), refs, neverArea, means)));
                if (member) {
                    memberNodes.put(way.getId(), refs);
                }
            }
            if (way.hasInfo() && way.getInfo().hasTimestamp()) {
                var at = getDate(way.getInfo()).toInstant();
                newest = newest == null || at.isAfter(newest) ? at : newest;
            }
        }
        super.parseWays(list);
    }

    private long[] counted(long[] more) {
        refs += more.length;
        if (refs > MOST_REFS) {
            throw new OsmException(
                    "the outlines of the extract have more than %d corners: cut out the town first (osmium extract -b west,south,east,north)"
                            .formatted(MOST_REFS));
        }
        return more;
    }

    @Override
    public void complete() {
        super.complete();
        nodes.sort();
    }
}
