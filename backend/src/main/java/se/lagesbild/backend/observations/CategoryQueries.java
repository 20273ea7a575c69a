package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue in the database. */
@Repository
class CategoryQueries {
    private final JdbcClient jdbc;

    CategoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param focus as {@link #focus} tells */
    List<Categories.Category> inForce(Map<String, Map<String, List<String>>> focus) {
        return jdbc.sql("""
                        select code, group_code, name_sv, name_en, setting, sensitivity, planning_weight, call_112, photo
                        from observations.category
                        where retired_at is null
                        order by sort_order, code
                        """)
                .query((row, i) -> new Categories.Category(
                        row.getString("code"),
                        row.getString("group_code"),
                        row.getString("name_sv"),
                        row.getString("name_en"),
                        row.getString("setting"),
                        row.getString("sensitivity"),
                        row.getInt("planning_weight"),
                        row.getBoolean("call_112"),
                        row.getBoolean("photo"),
                        focus.getOrDefault(row.getString("code"), Map.of())))
                .list();
    }

    /** Category, in force or retired, to agreement to its focus areas. */
    Map<String, Map<String, List<String>>> focus() {
        var focus = new HashMap<String, Map<String, List<String>>>();
        jdbc.sql("""
                        select agreement, focus_area, category_code
                        from observations.category_focus
                        order by agreement, focus_area, category_code
                        """).query(row -> {
            focus.computeIfAbsent(row.getString("category_code"), code -> new TreeMap<>())
                    .computeIfAbsent(row.getString("agreement"), agreement -> new ArrayList<>())
                    .add(row.getString("focus_area"));
        });
        return focus;
    }

    /** What the catalogue says of its own categories and agreements; others keep what was said of them before. */
    void storeFocus(Categories.Category category, List<String> agreements) {
        var codes = category.focus().values().stream().flatMap(List::stream).toArray(String[]::new);
        var of = category.focus().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(code -> entry.getKey()))
                .toArray(String[]::new);
        jdbc.sql("""
                        with told as (
                          select * from unnest(:agreementOf::text[], :codes::text[]) as t (agreement, focus_area)
                        ),
                        gone as (
                          delete from observations.category_focus f
                          where f.category_code = :category and f.agreement = any (:agreements::text[])
                            and not exists (select from told where told.agreement = f.agreement and told.focus_area = f.focus_area)
                        )
                        insert into observations.category_focus (agreement, focus_area, category_code)
                        select agreement, focus_area, :category
                        from told
                        on conflict do nothing
                        """)
                .param("agreementOf", of)
                .param("codes", codes)
                .param("category", category.code())
                .param("agreements", agreements.toArray(String[]::new))
                .update();
    }

    void store(int order, Categories.Category category) {
        jdbc.sql("""
                        insert into observations.category
                          (code, group_code, name_sv, name_en, setting, sensitivity, planning_weight, call_112, photo, sort_order)
                        values (:code, :group, :nameSv, :nameEn, :setting, :sensitivity, :weight, :call112, :photo, :order)
                        on conflict (code) do update
                        set group_code = excluded.group_code, name_sv = excluded.name_sv, name_en = excluded.name_en,
                            setting = excluded.setting, sensitivity = excluded.sensitivity,
                            planning_weight = excluded.planning_weight, call_112 = excluded.call_112,
                            photo = excluded.photo, sort_order = excluded.sort_order, retired_at = null
                        """)
                .param("code", category.code())
                .param("group", category.group())
                .param("nameSv", category.nameSv())
                .param("nameEn", category.nameEn())
                .param("setting", category.setting())
                .param("sensitivity", category.sensitivity())
                .param("weight", category.planningWeight())
                .param("call112", category.call112())
                .param("photo", category.photo())
                .param("order", order)
                .update();
    }

    /** Those that the catalogue no longer names are kept for old reports and closed for new ones. */
    void retireAllBut(List<String> codes, Instant at) {
        jdbc.sql("update observations.category set retired_at = :at where retired_at is null and code not in (:codes)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("codes", codes)
                .update();
    }
}
