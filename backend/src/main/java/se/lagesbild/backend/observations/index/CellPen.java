package se.lagesbild.backend.observations.index;

import se.lagesbild.gis.formats.MvtWriter;

/** Writes cells of a tile, each as a point where its rows lie on average. */
public final class CellPen {
    private final MvtWriter writer;
    private final int n;
    private final int top;
    private final int port;
    private final int publicSpace;
    private final int traffic;
    private final int example;

    public CellPen(MvtWriter writer) {
        this.writer = writer;
        n = writer.key("n");
        top = writer.key("top");
        port = writer.key("port");
        publicSpace = writer.key("public");
        traffic = writer.key("traffic");
        example = writer.key("example");
    }

    /** @param x units of the tile's extent, like {@code y}; @param count 1 or more, of which the rest are in traffic */
    public void cell(int x, int y, int count, int inPort, int inPublicSpace, int examples) {
        int inTraffic = count - inPort - inPublicSpace;
        var most = inPort >= Math.max(inPublicSpace, inTraffic)
                ? "PORT"
                : inPublicSpace >= inTraffic ? "PUBLIC_SPACE" : "TRAFFIC";
        var tags = new int[] {
            n, writer.value(count),
            top, writer.value(most),
            port, writer.value(inPort),
            publicSpace, writer.value(inPublicSpace),
            traffic, writer.value(inTraffic),
            example, writer.value(examples == count)
        };
        writer.point(x, y, tags, tags.length);
    }
}
