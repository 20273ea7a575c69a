package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerWords;
import se.lagesbild.gis.formats.Area;

/** What the observations on a map say: how many of each category and setting; and the selection in words. */
@Repository
class ObservationWordsQueries implements LayerWords {
    private static final List<String> SETTINGS = List.of("PUBLIC_SPACE", "TRAFFIC", "PORT");

    private static final Map<String, String> SWEDISH = Map.ofEntries(
            Map.entry("PUBLIC_SPACE", "Allmän plats"),
            Map.entry("TRAFFIC", "Trafik"),
            Map.entry("PORT", "Hamn"),
            Map.entry("WARDEN", "Trygghetsvärdar"),
            Map.entry("POLICE", "Polisen"),
            Map.entry("PUBLIC", "Allmänheten"),
            Map.entry("REPORTER", "Rapportörer"),
            Map.entry("STAFF", "Säkerhetsenheten"),
            Map.entry("IMPORT", "Inläst"),
            Map.entry("REPORTED", "Inkommen"),
            Map.entry("VERIFIED", "Bekräftad"),
            Map.entry("DUPLICATE", "Dubblett"),
            Map.entry("HANDED_OFF", "Överlämnad"),
            Map.entry("CLOSED", "Avslutad"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("PUBLIC_SPACE", "Public space"),
            Map.entry("TRAFFIC", "Traffic"),
            Map.entry("PORT", "Port"),
            Map.entry("WARDEN", "Warden"),
            Map.entry("POLICE", "Police"),
            Map.entry("PUBLIC", "The public"),
            Map.entry("REPORTER", "Reporter"),
            Map.entry("STAFF", "Staff"),
            Map.entry("IMPORT", "Import"),
            Map.entry("REPORTED", "Reported"),
            Map.entry("VERIFIED", "Verified"),
            Map.entry("DUPLICATE", "Duplicate"),
            Map.entry("HANDED_OFF", "Handed off"),
            Map.entry("CLOSED", "Closed"));

    private final JdbcClient jdbc;
    private final Categories categories;
    private final int srid;

    ObservationWordsQueries(JdbcClient jdbc, Categories categories, Area area) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.srid = area.crs().srid();
    }

    private record Cell(String category, String setting, long n) {}

    @Override
    public String layer() {
        return "observations";
    }

    @Override
    public List<String> selection(LayerFilter filter, Locale locale) {
        boolean english = english(locale);
        var phrases = new ArrayList<String>();
        add(phrases, english ? "Setting" : "Miljö", filter.settings().stream().map(word -> word(word, english)));
        add(
                phrases,
                english ? "Category" : "Kategori",
                filter.categories().stream().map(code -> name(code, english)));
        add(phrases, english ? "Source" : "Källa", filter.sources().stream().map(word -> word(word, english)));
        add(phrases, english ? "Focus area" : "Fokusområde", filter.focus().stream());
        add(phrases, "Status", filter.statuses().stream().map(word -> word(word, english)));
        if (filter.hours() != null) {
            phrases.add((english ? "Hours of the week: " : "Timmar i veckan: ")
                    + filter.hours().words(locale));
        }
        if (filter.text() != null) {
            phrases.add((english ? "Words in the note: " : "Ord i anteckningen: ") + filter.text());
        }
        return phrases;
    }

    private static void add(List<String> phrases, String name, java.util.stream.Stream<String> words) {
        var sorted = words.sorted().toList();
        if (!sorted.isEmpty()) {
            phrases.add(name + ": " + String.join(", ", sorted));
        }
    }

    @Override
    public List<Table> tables(Viewer viewer, FeatureSource.Question question, Locale locale) {
        boolean english = english(locale);
        Map<String, long[]> byCategory = new LinkedHashMap<>();
        var sums = new long[SETTINGS.size() + 1];
        for (var cell : cells(viewer, question)) {
            var row = byCategory.computeIfAbsent(cell.category(), key -> new long[SETTINGS.size() + 1]);
            for (int column : new int[] {SETTINGS.indexOf(cell.setting()), SETTINGS.size()}) {
                row[column] += cell.n();
                sums[column] += cell.n();
            }
        }
        var rows = new ArrayList<List<String>>();
        byCategory.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue()[SETTINGS.size()], a.getValue()[SETTINGS.size()]))
                .forEach(entry -> rows.add(row(name(entry.getKey(), english), entry.getValue())));
        if (!rows.isEmpty()) {
            rows.add(row(english ? "All" : "Alla", sums));
        }
        var heads = new ArrayList<>(List.of(english ? "Category" : "Kategori"));
        SETTINGS.forEach(setting -> heads.add(word(setting, english)));
        heads.add(english ? "Sum" : "Summa");
        var title = english ? "Observations by category and setting" : "Observationer efter kategori och miljö";
        return List.of(new Table(title, heads, rows, sums[SETTINGS.size()]));
    }

    private static List<String> row(String name, long[] numbers) {
        var row = new ArrayList<>(List.of(name));
        for (long number : numbers) {
            row.add(Long.toString(number));
        }
        return row;
    }

    private List<Cell> cells(Viewer viewer, FeatureSource.Question question) {
        var sql = ObservationFilterSql.rows(viewer, question.filter());
        var box = question.box();
        if (box == null) {
            throw new IllegalArgumentException("a map has a frame");
        }
        return jdbc.sql("""
                        select o.category_code, o.setting, count(*) as n
                        from observations.observation o
                        where o.geom && ST_MakeEnvelope(:boxWest, :boxSouth, :boxEast, :boxNorth, :srid)
                          and %s
                        group by o.category_code, o.setting
                        order by o.category_code, o.setting
                        """.formatted(sql.where()))
                .params(sql.params())
                .param("boxWest", box.getMinX())
                .param("boxSouth", box.getMinY())
                .param("boxEast", box.getMaxX())
                .param("boxNorth", box.getMaxY())
                .param("srid", srid)
                .query((row, i) -> new Cell(row.getString("category_code"), row.getString("setting"), row.getLong("n")))
                .list();
    }

    private String name(String code, boolean english) {
        return categories
                .find(code)
                .map(category -> english ? category.nameEn() : category.nameSv())
                .orElse(code);
    }

    private static String word(String word, boolean english) {
        return (english ? ENGLISH : SWEDISH).getOrDefault(word, word);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
