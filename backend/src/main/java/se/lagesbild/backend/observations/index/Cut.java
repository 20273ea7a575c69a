package se.lagesbild.backend.observations.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import se.lagesbild.gis.formats.MvtWriter;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/**
 * What chosen rows look like in one tile: single points, or the sums of 8 x 8 cells. Every row lies in exactly one tile of a level, so the
 * numbers in all of them add up. Made of a moment that does not change; not thread-safe.
 */
public final class Cut {
    /** From this level on each observation is its own point, unless there are too many: tiles of some 1,400 metres at 55 degrees north. */
    private static final int WEB_POINTS_FROM_LEVEL = 14;

    /** Tiles of 1,024 metres. */
    private static final int LOCAL_POINTS_FROM_LEVEL = 10;

    /** About 105 bytes each: a tile stays under 500 kB. */
    public static final int MOST_POINTS = 4_000;

    /** Of cells that make a tile's side: 32 screen pixels each leave room for a number. */
    public static final int CELL_LEVELS = 3;

    /** Units of {@link MvtWriter#EXTENT} around a tile in which points are drawn too, so that no symbol is cut at the edge. */
    private static final int BUFFER = 64;

    private static final int EXTENT_LEVELS = 12;

    /** Another one whenever the same rows are written otherwise. */
    private static final String FORM = "2";

    private final List<Ranked> parts;
    private final long west;
    private final long north;
    private final int shift;
    private final boolean points;
    private final List<int[]> runs = new ArrayList<>();
    private final Sums all = new Sums();

    private Cut(List<Selection> selections, TileAddress address) {
        boolean inLocalGrid = !address.grid().equals(TileGrid.WEB_MERCATOR);
        this.parts = selections.stream().map(s -> s.ranked(inLocalGrid)).toList();
        this.shift = Morton.BITS - address.z();
        this.west = (long) address.column() << shift;
        this.north = (long) address.row() << shift;
        int n = 0;
        for (var part : parts) {
            n += part.count(part.order().from(first()), part.order().from(first() + (1L << 2 * shift)));
        }
        points = mayBePoints(address) && n <= MOST_POINTS;
        if (points) {
            within(buffer(shift));
        } else {
            for (int i = 0; i < parts.size(); i++) {
                run(i, parts.get(i).order().from(first()), parts.get(i).order().from(first() + (1L << 2 * shift)));
            }
        }
    }

    /** @param selections of one moment */
    public static Cut of(List<Selection> selections, TileAddress address) {
        return new Cut(selections, address);
    }

    public static boolean mayBePoints(TileAddress address) {
        return address.z()
                >= (address.grid().equals(TileGrid.WEB_MERCATOR) ? WEB_POINTS_FROM_LEVEL : LOCAL_POINTS_FROM_LEVEL);
    }

    /** The units of {@link Frame} that a tile covers, with or without its buffer. */
    public record Units(long west, long north, long east, long south) {
        public static Units of(TileAddress address, boolean withBuffer) {
            int shift = Morton.BITS - address.z();
            return around(
                    (long) address.column() << shift,
                    (long) address.row() << shift,
                    shift,
                    withBuffer ? buffer(shift) : 0);
        }

        private static Units around(long west, long north, int shift, long buffer) {
            long last = (1L << shift) - 1;
            long end = (1L << Morton.BITS) - 1;
            return new Units(
                    Math.max(0, west - buffer),
                    Math.max(0, north - buffer),
                    Math.min(end, west + last + buffer),
                    Math.min(end, north + last + buffer));
        }
    }

    private long first() {
        return Morton.key((int) west, (int) north);
    }

    private static long buffer(int shift) {
        return shift >= EXTENT_LEVELS ? (long) BUFFER << shift - EXTENT_LEVELS : BUFFER >> EXTENT_LEVELS - shift;
    }

    /** Where the buffer makes it too many, the tile goes without it. */
    private void within(long buffer) {
        var units = Units.around(west, north, shift, buffer);
        var box = new GridOrder.Rectangle(units.west(), units.north(), units.east(), units.south());
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            parts.get(i).order().within(box, (from, until) -> run(part, from, until));
        }
        if (all.n > MOST_POINTS && buffer > 0) {
            runs.clear();
            all.n = 0;
            all.digest = 0;
            within(0);
        }
    }

    private void run(int part, int from, int until) {
        parts.get(part).add(from, until, all);
        runs.add(new int[] {part, from, until});
    }

    /** The same for the same rows, whoever chose them, on every instance and after every start. */
    public String version() {
        return FORM + "-" + Long.toHexString(all.digest) + "-" + all.n;
    }

    /** @return a Mapbox vector tile; of length 0 where nothing lies */
    public byte[] make(List<Kinds.Kind> kinds) {
        if (all.n == 0) {
            return new byte[0];
        }
        var writer = new MvtWriter("observations");
        if (points) {
            writePoints(writer, kinds);
        } else {
            writeCells(writer);
        }
        return writer.tile();
    }

    private int unit(long fromEdge) {
        return (int) (shift >= EXTENT_LEVELS ? fromEdge >> shift - EXTENT_LEVELS : fromEdge << EXTENT_LEVELS - shift);
    }

    private record Dot(Ranked part, int place) {
        int row() {
            return part.order().row(place);
        }

        long idHigh() {
            return part.segment().idHigh[row()];
        }

        long idLow() {
            return part.segment().idLow[row()];
        }
    }

    private void writePoints(MvtWriter writer, List<Kinds.Kind> kinds) {
        var dots = new ArrayList<Dot>(all.n);
        for (var run : runs) {
            var part = parts.get(run[0]);
            part.each(run[1], run[2], place -> dots.add(new Dot(part, place)));
        }
        // by id: how the rows lie in segments must not show
        dots.sort(Comparator.comparingLong(Dot::idHigh).thenComparingLong(Dot::idLow));
        var pen = new PointPen(writer, kinds);
        for (var dot : dots) {
            long key = dot.part().order().key(dot.place());
            pen.point(dot.part().segment(), dot.row(), unit(Morton.x(key) - west), unit(Morton.y(key) - north));
        }
    }

    /** Writes points; what all rows of a kind have in common is looked up once. */
    private static final class PointPen {
        private final MvtWriter writer;
        private final List<Kinds.Kind> kinds;
        private final int[][] tagsOfKind;
        private final int id;
        private final int at;
        private final int how;
        private final int[] tags = new int[20];

        PointPen(MvtWriter writer, List<Kinds.Kind> kinds) {
            this.writer = writer;
            this.kinds = kinds;
            tagsOfKind = new int[kinds.size()][];
            id = writer.key("id");
            at = writer.key("at");
            how = writer.key("how");
        }

        void point(Segment segment, int row, int x, int y) {
            int kind = segment.kind[row];
            if (tagsOfKind[kind] == null) {
                tagsOfKind[kind] = common(kinds.get(kind));
            }
            int length = tagsOfKind[kind].length;
            System.arraycopy(tagsOfKind[kind], 0, tags, 0, length);
            tags[length++] = id;
            tags[length++] = writer.own(segment.id(row).toString());
            tags[length++] = at;
            tags[length++] = writer.value(Instant.ofEpochSecond(Math.floorDiv(segment.at[row], 1_000_000L))
                    .toString());
            tags[length++] = how;
            tags[length++] = writer.value(segment.hour[row] & 0xff);
            writer.point(x, y, tags, length);
        }

        private int[] common(Kinds.Kind kind) {
            return new int[] {
                writer.key("category"), writer.value(kind.category()),
                writer.key("setting"), writer.value(kind.setting()),
                writer.key("source"), writer.value(kind.source()),
                writer.key("status"), writer.value(kind.status()),
                writer.key("weight"), writer.value(kind.weight()),
                writer.key("example"), writer.value(kind.example()),
                writer.key("n"), writer.value(1)
            };
        }
    }

    private void writeCells(MvtWriter writer) {
        var cells = new Sums[1 << 2 * CELL_LEVELS];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = new Sums();
        }
        long cell = 1L << 2 * (shift - CELL_LEVELS);
        for (var part : parts) {
            int from = part.order().from(first());
            for (int c = 0; c < cells.length; c++) {
                int until = part.order().from(first() + (c + 1) * cell);
                part.add(from, until, cells[c]);
                from = until;
            }
        }
        var pen = new CellPen(writer);
        IntStream.range(0, cells.length)
                .mapToObj(c -> cells[c])
                .filter(sums -> sums.n > 0)
                .forEach(sums -> pen.cell(
                        unit(sums.x / sums.n - west),
                        unit(sums.y / sums.n - north),
                        sums.n,
                        sums.port,
                        sums.publicSpace,
                        sums.examples));
    }
}
