package se.lagesbild.backend.hotspots;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.gis.geo.SquareGrid;

/** A density in words, for paper. Pure. */
record DensityWords(boolean english, NumberFormat numbers) {
    private static final int FIGURES_AFTER_THE_POINT = 18;

    static DensityWords of(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var numbers = NumberFormat.getInstance(english ? Locale.UK : Locale.forLanguageTag("sv-SE"));
        numbers.setMaximumFractionDigits(FIGURES_AFTER_THE_POINT);
        return new DensityWords(english, numbers);
    }

    String bandwidth(int metres) {
        return (english ? "density per km² and week: bandwidth %d m" : "täthet per km² och vecka: bandbredd %d m")
                .formatted(metres);
    }

    /** @param scale null where the classes follow the data */
    List<String> steps(@Nullable DensityScale scale) {
        var steps = new ArrayList<String>();
        for (int step = 1; step <= DensityScale.CLASSES; step++) {
            steps.add(scale == null ? named(step) : range(scale, step));
        }
        return steps;
    }

    private String named(int step) {
        var words = (english ? "Density, class %d" : "Täthet, klass %d").formatted(step);
        return switch (step) {
            case 1 -> words + (english ? " (sparsest)" : " (glesast)");
            case DensityScale.CLASSES -> words + (english ? " (densest)" : " (tätast)");
            default -> words;
        };
    }

    private String range(DensityScale scale, int step) {
        var from = numbers.format(scale.breaks().get(step - 1));
        if (step == DensityScale.CLASSES) {
            return (english ? "Density: %s or more" : "Täthet: %s eller mer").formatted(from);
        }
        return (english ? "Density: %s to %s" : "Täthet: %s till %s")
                .formatted(from, numbers.format(scale.breaks().get(step)));
    }

    /** @param squares densest first */
    LayerWords.Table table(Density density, List<Density.Square> squares, SquareGrid grid) {
        int left = density.withoutPosition() + density.inaccurate();
        var title = (english
                        ? "Density: the densest squares (%s counted, %s left out)"
                        : "Täthet: de tätaste rutorna (%s räknade, %s utelämnade)")
                .formatted(numbers.format(density.counted()), numbers.format(left));
        var heads = english
                ? List.of("North, east (m)", "Per km² and week", "Events within the bandwidth")
                : List.of("Nord, öst (m)", "Per km² och vecka", "Händelser inom bandbredden");
        var rows = squares.stream()
                .map(square -> {
                    var box = grid.envelope(new SquareGrid.Cell(square.column(), square.row()));
                    var at = "%.0f, %.0f".formatted(box.centre().y, box.centre().x);
                    return List.of(
                            at, numbers.format(DensityTile.rounded(square.perWeek())), numbers.format(square.n()));
                })
                .toList();
        return new LayerWords.Table(title, heads, rows, rows.size());
    }
}
