package se.lagesbild.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.browser.Visitor.exactly;
import static se.lagesbild.browser.Visitor.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.maps.outside.OutsideService;

/**
 * Layers of other servers, from the administrator's form to the planner's map. Each visitor notices a call to another host and fails by it.
 */
class OutsideLayerPagesTests extends TrelleborgApp {
    private static final String CLOSE_UP = "/map?z=15&c=13.157,55.376";
    private OutsideService service;

    /** Rows of other tests are none of ours. Letters alone: with figures it may be the plate of a car, and is refused. */
    private final String name =
            "Ljus " + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");

    @BeforeEach
    void start() {
        service = new OutsideService();
    }

    @AfterEach
    void stop() {
        service.close();
        for (var layer : http.get("admin", "/api/outside-layers").json().path("layers")) {
            if (layer.path("title").asString().startsWith(name)) {
                http.delete(
                        "admin",
                        "/api/outside-layers/" + layer.path("id").asString(),
                        "If-Match",
                        "\"" + layer.path("settings").path("version").asInt() + "\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void anAdministratorTriesAServiceAndAPlannerSeesIt(Look look) {
        service.wms("/wms", "1.3.0");
        try (var visitor = new Visitor(port, look).logIn("admin").go("/admin")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Lägg till lager")).click();
            page.getByLabel("Adress", new Page.GetByLabelOptions().setExact(true))
                    .fill(service.address("/wms"));
            page.getByRole(AriaRole.BUTTON, exactly("Prova")).click();
            assertThat(page.getByText("Tjänsten svarar och har 1 lager")).isVisible();
            page.getByLabel("Belysning (light)").check();
            page.getByRole(AriaRole.BUTTON, exactly("Prova")).click();
            assertThat(page.getByAltText("Provbild av tätorten")).isVisible();
            assertThat(page.getByLabel("Källa", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Gatukontoret");
            page.getByLabel("Namn i kartan").fill(name);
            visitor.keep("80-admin-lager-provat", "Administration: ett lager utifrån provas");
            page.getByRole(AriaRole.BUTTON, exactly("Spara")).click();
            assertThat(page.getByRole(AriaRole.HEADING, exactly(name))).isVisible();
            visitor.keep("81-admin-lager", "Administration: lager utifrån");
        }
        // nothing is fetched until somebody switches the layer on
        assertThat(service.asked("/wms").stream()
                        .filter(one -> one.query().contains("GetMap"))
                        .count())
                .as("pictures, the test's own among them")
                .isEqualTo(1);
        try (var visitor = new Visitor(port, look).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            openLayers(page);
            page.getByRole(AriaRole.CHECKBOX, exactly(name)).check();
            seesPictures(page);
            assertThat(page.locator(".outside-key:visible")).containsText("Gatukontoret. Hämtas från localhost");
            assertThat(page.getByAltText("Teckenförklaring för " + name)).isVisible();
            assertThat(page).hasURL(java.util.regex.Pattern.compile("layers=[^&]*outside-"));
            visitor.keep("82-karta-lager-utifran", "Kartan: ett lager från en annan server");
            // a link shows the same
            visitor.go(page.url().substring(page.url().indexOf("/map")));
            seesPictures(page);
        }
    }

    @Test
    void aBackgroundTakesThePlaceOfOursAndGivesItBack() {
        service.pictures("/t", Color.LIGHT_GRAY);
        store("\"background\": true, \"address\": \"" + service.address("/t/{z}/{x}/{y}.png") + "\"");
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            openLayers(page);
            var squares = page.getByRole(AriaRole.CHECKBOX, named("^Rutor|^Rutnät"));
            assertThat(squares).isChecked();
            page.getByRole(AriaRole.CHECKBOX, exactly(name)).check();
            seesPictures(page);
            assertThat(squares).not().isChecked();
            assertThat(page.locator(".layer-row").last()).containsText(name);
            page.getByRole(AriaRole.CHECKBOX, exactly(name)).uncheck();
            assertThat(squares).isChecked();
        }
    }

    @Test
    void aServiceThatIsBrokenIsASentenceInTheLegendAndTheMapGoesOn() {
        service.on(
                "/broken",
                to -> OutsideService.send(
                        to, 500, "text/plain", "x".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        store("\"address\": \"" + service.address("/broken/{z}/{x}/{y}.png") + "\"");
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("planerare").go(CLOSE_UP)) {
            var page = visitor.page();
            openLayers(page);
            page.getByRole(AriaRole.CHECKBOX, exactly(name)).check();
            assertThat(page.locator(".outside-key:visible .field-error"))
                    .containsText("localhost svarade med felet 500");
            assertThat(page.getByRole(AriaRole.CHECKBOX, exactly("Brännpunkter")))
                    .isChecked();
            // the sentence comes when no picture is waited for any more
            visitor.expectError("502");
        }
    }

    @Test
    void aLayerWhoseServiceIsDeadIsSavedWithAWarning() {
        service.on(
                "/broken",
                to -> OutsideService.send(
                        to, 500, "text/plain", "x".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        try (var visitor = new Visitor(port, Look.DESK_LIGHT).logIn("admin").go("/admin")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Lägg till lager")).click();
            page.getByLabel("Slag av tjänst").selectOption("XYZ");
            page.getByLabel("Adress", new Page.GetByLabelOptions().setExact(true))
                    .fill(service.address("/broken/{z}/{x}/{y}.png"));
            page.getByLabel("Namn i kartan").fill(name);
            page.getByLabel("Källa", new Page.GetByLabelOptions().setExact(true))
                    .fill("Någon");
            page.getByRole(AriaRole.BUTTON, exactly("Spara")).click();
            assertThat(page.locator(".notice.bad")).containsText(name + " är sparat, men svarar inte: ");
            assertThat(page.locator(".outside-row")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name)))
                    .containsText("Ej nåbar när den sparades: localhost svarade med felet 500");
        }
    }

    @Test
    void aRemovedLayerComesBackAndAWrongAddressIsToldAtItsField() {
        service.pictures("/t", Color.LIGHT_GRAY);
        store("\"address\": \"" + service.address("/t/{z}/{x}/{y}.png") + "\"");
        try (var visitor = new Visitor(port, Look.PHONE_LIGHT).logIn("admin").go("/admin")) {
            var page = visitor.page();
            page.getByRole(AriaRole.BUTTON, exactly("Ta bort " + name)).click();
            assertThat(page.getByRole(AriaRole.HEADING, exactly(name))).isHidden();
            page.getByRole(AriaRole.BUTTON, exactly("Ångra")).click();
            assertThat(page.getByRole(AriaRole.HEADING, exactly(name))).isVisible();
            page.getByRole(AriaRole.BUTTON, exactly("Ändra " + name)).click();
            var address = page.getByLabel("Adress", new Page.GetByLabelOptions().setExact(true));
            address.fill("http://user@maps.example/{z}/{x}/{y}");
            page.getByRole(AriaRole.BUTTON, exactly("Spara")).click();
            assertThat(page.locator("#out-address-error")).containsText("användarnamn");
            assertThat(address).isFocused();
            address.fill("http://127.0.0.1/{z}/{x}/{y}");
            page.getByRole(AriaRole.BUTTON, exactly("Prova")).click();
            assertThat(page.locator(".tried")).containsText("inre nät");
            visitor.expectError("422");
        }
    }

    private void store(String fields) {
        var made = http.put(
                "admin",
                "/api/outside-layers/" + UUID.randomUUID(),
                "{\"kind\": \"XYZ\", \"title\": \"" + name + "\", \"attribution\": \"Någon\", " + fields + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static void openLayers(Page page) {
        if (page.locator("#legend:not([open])").count() > 0) {
            page.locator("#legend > summary").click();
        }
    }

    private static void seesPictures(Page page) {
        page.waitForFunction("""
                () => {
                  const pictures = [...document.querySelectorAll('img.leaflet-tile')];
                  return pictures.length > 3 && pictures.every((one) => one.complete && one.naturalWidth === 256);
                }""");
    }
}
