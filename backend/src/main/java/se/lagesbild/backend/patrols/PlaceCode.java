package se.lagesbild.backend.patrols;

import io.nayuki.qrcodegen.QrCode;

/** An address as a QR code to print: black squares on white, as SVG. Pure. */
final class PlaceCode {
    /** Modules of white around the code, which readers need. */
    private static final int MARGIN = 4;

    private PlaceCode() {}

    /** A quarter of the code may be dirty or scratched and it still reads: it hangs outdoors. */
    static String svg(String address) {
        var code = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
        int size = code.size + 2 * MARGIN;
        var squares = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    squares.append('M')
                            .append(x + MARGIN)
                            .append(',')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" shape-rendering="crispEdges">
                <rect width="100%%" height="100%%" fill="#ffffff"/><path d="%3$s" fill="#000000"/></svg>
                """.formatted(size, size * 8, squares);
    }
}
