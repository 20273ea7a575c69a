package se.lagesbild.backend.observations.index;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All rows at one moment: a few segments, each at most half as large as the one before, so that a change costs little and a question asks
 * few. Immutable.
 *
 * @param version grows with every change in this process
 */
public record Snapshot(List<Part> parts, long version) {
    public Snapshot {
        parts = List.copyOf(parts);
    }

    public static Snapshot of(Rows rows, long version) {
        return new Snapshot(rows.size() == 0 ? List.of() : List.of(Part.of(Segment.of(rows))), version);
    }

    public int size() {
        return parts.stream().mapToInt(Part::living).sum();
    }

    /** All rows, as a selection that nobody keeps. */
    public List<Selection> everything(Kinds kinds) {
        return parts.stream()
                .map(part -> Selection.of(part.segment(), part.dead(), RowTest.ALL, kinds))
                .toList();
    }

    /**
     * With these rows as they are now.
     *
     * @param ids all that changed, or went
     * @param rows those of them that are there
     * @param largest rows that may be moved for it; larger segments are left for {@link #tidied}
     */
    public Snapshot with(List<UUID> ids, Rows rows, int largest) {
        var changed = new ArrayList<Part>();
        parts.forEach(part -> changed.add(part.without(ids)));
        if (rows.size() > 0) {
            changed.add(Part.of(Segment.of(rows)));
        }
        return new Snapshot(merged(changed, largest), version + 1);
    }

    /** Whether {@link #tidied} would change anything. */
    public boolean untidy() {
        for (int i = 0; i < parts.size(); i++) {
            if (mostlyDead(parts.get(i)) || (i > 0 && tooAlike(parts.get(i - 1), parts.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /** The same rows in fewer segments. */
    public Snapshot tidied() {
        return new Snapshot(merged(parts, Integer.MAX_VALUE), version + 1);
    }

    /**
     * This one's tidy segments, but with what became of their rows since.
     *
     * @param before what this was tidied from
     * @param now what it has become meanwhile
     */
    public Snapshot since(Snapshot before, Snapshot now) {
        var gone = new ArrayList<UUID>();
        var fresh = new ArrayList<Part>();
        for (var part : now.parts) {
            var earlier = before.parts.stream()
                    .filter(p -> p.segment() == part.segment())
                    .findFirst();
            if (earlier.isEmpty()) {
                fresh.add(part);
                continue;
            }
            addNewlyDead(earlier.get(), part, gone);
        }
        // a segment that was merged away meanwhile lives on in a fresh one: all of its rows go here
        for (var part : before.parts) {
            if (now.parts.stream().noneMatch(p -> p.segment() == part.segment())) {
                // a row that was dead already lives in another segment, which is still there
                var dead = part.dead();
                for (int row = 0; row < part.segment().size; row++) {
                    if (dead == null || !Bits.get(dead, row)) {
                        gone.add(part.segment().id(row));
                    }
                }
            }
        }
        var changed = new ArrayList<Part>();
        parts.forEach(part -> changed.add(part.without(gone)));
        changed.addAll(fresh);
        return new Snapshot(changed, now.version + 1);
    }

    private static void addNewlyDead(Part before, Part now, List<UUID> gone) {
        var dead = now.dead();
        if (dead == null) {
            return;
        }
        for (int row = 0; row < now.segment().size; row++) {
            if (Bits.get(dead, row) && (before.dead() == null || !Bits.get(before.dead(), row))) {
                gone.add(now.segment().id(row));
            }
        }
    }

    /** From the back: what is more than half as large as the one before is merged with it; what is mostly dead is cleared. */
    private static List<Part> merged(List<Part> parts, int largest) {
        var result = new ArrayList<Part>();
        for (var part : parts) {
            var last = part;
            while (!result.isEmpty()
                    && result.get(result.size() - 1).segment().size <= largest
                    && tooAlike(result.get(result.size() - 1), last)) {
                last = Part.of(Segment.of(together(result.remove(result.size() - 1), last)));
            }
            if (mostlyDead(last) && last.segment().size <= largest) {
                last = Part.of(Segment.of(together(last)));
            }
            if (last.segment().size > 0) {
                result.add(last);
            }
        }
        return result;
    }

    private static boolean tooAlike(Part before, Part last) {
        return 2L * last.living() >= before.living();
    }

    private static boolean mostlyDead(Part part) {
        return part.deadCount() > part.segment().size / 8;
    }

    private static Rows together(Part... parts) {
        int size = 0;
        for (var part : parts) {
            size += part.living();
        }
        var rows = new Rows(size);
        for (var part : parts) {
            rows.add(part.segment(), part.dead());
        }
        return rows;
    }
}
