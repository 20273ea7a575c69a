package se.lagesbild.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import se.lagesbild.backend.TrelleborgApp;

/** Who may do what; what no rule opens is closed. */
class AccessTests extends TrelleborgApp {
    private static final Map<Role, String> ACCOUNTS = Map.of(
            Role.PLANNER, "planerare",
            Role.WARDEN, "vard",
            Role.POLICE, "polis",
            Role.REPORTER, "rapportor",
            Role.BOARD, "namnd",
            Role.ADMIN, "admin",
            Role.DPO, "dso");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyAddressOfOurOwnHasARule() {
        var open = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("se.lagesbild")) {
                for (var pattern : info.getPatternValues()) {
                    var path = PathContainer.parsePath(pattern.replaceAll("\\{[^}]+}", "x"));
                    boolean known = java.util.stream.Stream.concat(
                                    AccessRules.TABLE.stream().map(AccessRules.Rule::pattern),
                                    AccessRules.PUBLIC.stream())
                            .anyMatch(rule -> PathPatternParser.defaultInstance
                                    .parse(rule)
                                    .matches(path));
                    if (!known) {
                        open.add(pattern);
                    }
                }
            }
        });
        assertThat(open).as("addresses that no rule names").isEmpty();
        assertThat(mappings.getHandlerMethods().size())
                .as("addresses that were looked at")
                .isGreaterThan(8);
    }

    @Test
    void everyRoleGetsJustWhatItsRuleSays() {
        for (var rule : AccessRules.TABLE) {
            if (rule.roles().isEmpty()
                    || rule.method() != HttpMethod.GET
                    || rule.pattern().contains("swagger")) {
                continue;
            }
            var path = rule.pattern().replace("/**", "/x").replace("*", "x");
            var first = firstRuleFor(path);
            assertThat(http.anonymous(path).status()).as("nobody " + path).isEqualTo(401);
            for (var role : ACCOUNTS.keySet()) {
                int status = http.get(ACCOUNTS.get(role), path).status();
                if (first.contains(role)) {
                    assertThat(status).as(role + " " + path).isNotIn(401, 403);
                } else {
                    assertThat(status).as(role + " " + path).isEqualTo(403);
                }
            }
        }
    }

    private static Set<Role> firstRuleFor(String path) {
        var parsed = PathContainer.parsePath(path);
        return AccessRules.TABLE.stream()
                .filter(rule -> rule.method() == HttpMethod.GET
                        && PathPatternParser.defaultInstance
                                .parse(rule.pattern())
                                .matches(parsed))
                .findFirst()
                .map(AccessRules.Rule::roles)
                .orElse(EnumSet.noneOf(Role.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nix", "/actuator/env", "/actuator", "/h2-console", "/api/observations/../../etc"})
    void whatNoRuleNamesIsClosed(String path) {
        assertThat(http.anonymous(path).status()).isIn(400, 401, 404);
        assertThat(http.get("planerare", path).status()).isIn(400, 403, 404);
    }

    @Test
    void aPageSendsWhoeverIsNotLoggedInToTheLogIn() {
        var answer = http.send(HttpRequest.newBuilder(http.uri("/map?datetime=2026-01-01/.."))
                .header("Accept", "text/html")
                .GET());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").orElse("")).endsWith("/login?return=%2Fmap%3Fdatetime%3D2026-01-01%2F..");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        var wrong = http.logIn("planerare", "fel");
        var unknown = http.logIn("ingen", "fel");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text()).contains("Namnet eller lösenordet stämmer inte");
    }

    @Test
    void basicWorksForCallsFromPrograms() {
        var id = java.util.UUID.randomUUID();
        var answer = http.send(HttpRequest.newBuilder(http.uri("/api/observations/" + id))
                .header("Authorization", basic("vard", "lagesbild"))
                .header("Content-Type", "application/geo+json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.16, 55.377]},
                         "properties": {"category": "OFF-LUGN", "occurredAt": "2018-01-01T21:00:00Z"}}""")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(http.send(HttpRequest.newBuilder(http.uri("/api/me"))
                                .header("Authorization", basic("vard", "fel"))
                                .GET())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aChangeFromABrowserNeedsTheToken() {
        var answer =
                http.put("planerare", "/api/observations/" + java.util.UUID.randomUUID(), "{}", "X-XSRF-TOKEN", "fel");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("csrf");
    }

    @Test
    void publicAnswersSetNoCookie() {
        var answer = http.anonymous("/api/area");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.json().path("demo").asBoolean()).isTrue();
    }

    @Test
    void pagesAllowNoForeignScriptAndNoFraming() {
        var policy = http.anonymous("/login").header("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'self'", "script-src 'self' 'sha256-", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "planerare, /map /map/hotspots /map/dose /map/follow-up /warden/",
        "polis, /map /map/hotspots /map/dose /map/follow-up",
        "vard, /warden/",
        "namnd, /map/hotspots",
        "rapportor, ''"
    })
    void tellsWhichPagesARoleHas(String account, String wanted) {
        var pages = http.get(account, "/api/me").json().path("pages");
        assertThat(String.join(" ", pages.valueStream().map(n -> n.asString()).toList()))
                .isEqualTo(wanted);
    }

    @Test
    void problemsAreSwedishUnlessEnglishIsAskedFor() {
        assertThat(http.get("planerare", "/api/observations?limit=0").text()).contains("Parametern limit");
        assertThat(http.get("planerare", "/api/observations?limit=0", "Accept-Language", "en-GB")
                        .text())
                .contains("The parameter limit");
    }

    private static String basic(String name, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((name + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void policeGetPlacesButNoSingleReport() {
        assertThat(http.get("polis", "/api/hotspots").status()).isEqualTo(200);
        assertThat(http.get("polis", "/api/observations").status()).isEqualTo(403);
        assertThat(http.get("polis", "/ogc/collections/observations/tiles/WebMercatorQuad/12/1280/2197")
                        .status())
                .as("a collection that one may not read is not there")
                .isEqualTo(404);
        // protected categories are for the municipality alone
        var year = "/api/hotspots?datetime=2025-11-24/2026-11-22&category=UNG-HAND,UNG-LANG,HAM-SMUG";
        assertThat(http.get("planerare", year).json().path("features").size()).isPositive();
        assertThat(http.get("polis", year).json().path("features").size()).isZero();
    }

    @Test
    void theReferenceOfTheCallsIsMadeFromTheCode() {
        var document = http.get("planerare", "/api/openapi.json").json();
        assertThat(document.path("openapi").asString()).startsWith("3.0");
        assertThat(document.path("info").path("title").asString()).isEqualTo("Lägesbild");
        assertThat(document.path("paths").propertyNames())
                .contains("/api/observations/{id}", "/api/hotspots", "/api/rounds/plan");
    }

    @Test
    void theRolesOfTheContractAreThere() {
        assertThat(List.of(Role.values()))
                .containsExactlyInAnyOrder(
                        Role.WARDEN,
                        Role.PLANNER,
                        Role.POLICE,
                        Role.REPORTER,
                        Role.BOARD,
                        Role.ADMIN,
                        Role.DPO,
                        Role.SYSTEM);
    }
}
