package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue in the database. */
@Repository
class CategoryQueries {
    private final JdbcClient jdbc;

    CategoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Categories.Category> inForce() {
        return jdbc.sql("""
                        select code, group_code as "group", name_sv, name_en, setting, sensitivity, planning_weight,
                               call_112 as call112, photo
                        from observations.category
                        where retired_at is null
                        order by sort_order, code
                        """).query(Categories.Category.class).list();
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
