package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.TrelleborgApp;

/** Conformance class OpenAPI 3.0 of OGC API Features: the document is sound, and what it says can be called. */
class OgcOpenApiTests extends TrelleborgApp {

    @ParameterizedTest
    @ValueSource(strings = {"planerare", "polis", "namnd"})
    void oas30_theDocumentHasNoFault(String account) {
        var text = http.get(account, "/ogc/api").text();
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, List.of(), options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void theReaderTellsFaults() {
        var text = http.get("planerare", "/ogc/api").text().replace("\"in\":\"query\"", "\"in\":\"nowhere\"");
        assertThat(new OpenAPIV3Parser()
                        .readContents(text, List.of(), new ParseOptions())
                        .getMessages())
                .isNotEmpty();
    }

    @Test
    void oas30_everyPathWithoutAVariableAnswers() {
        var document = http.get("planerare", "/ogc/api").json();
        assertThat(document.path("openapi").asString()).isEqualTo("3.0.3");
        int asked = 0;
        for (var path : document.path("paths").propertyNames()) {
            if (!path.contains("{")) {
                assertThat(http.get("planerare", "/ogc" + path).status())
                        .as(path)
                        .isEqualTo(200);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(15);
    }

    @Test
    void coreParameters_limitBboxAndDatetimeAreDefinedAsTheStandardSays() {
        var document = http.get("planerare", "/ogc/api").json();
        var parameters = document.path("components").path("parameters");
        var limit = parameters.path("limit").path("schema");
        assertThat(limit.path("type").asString()).isEqualTo("integer");
        assertThat(limit.path("minimum").asInt()).isEqualTo(1);
        assertThat(limit.path("maximum").asInt()).isEqualTo(10_000);
        assertThat(limit.path("default").asInt()).isBetween(1, 10_000);
        var bbox = parameters.path("bbox").path("schema");
        assertThat(bbox.path("type").asString()).isEqualTo("array");
        assertThat(bbox.path("minItems").asInt()).isEqualTo(4);
        assertThat(bbox.path("maxItems").asInt()).isEqualTo(6);
        for (var name : List.of("limit", "bbox", "datetime")) {
            var parameter = parameters.path(name);
            assertThat(parameter.path("in").asString()).isEqualTo("query");
            assertThat(parameter.path("required").asBoolean(true)).isFalse();
            assertThat(parameter.path("style").asString()).isEqualTo("form");
            assertThat(parameter.path("explode").asBoolean(true)).isFalse();
        }
        var items = document.path("paths")
                .path("/collections/observations/items")
                .path("get")
                .path("parameters");
        assertThat(items.valueStream().map(p -> p.path("$ref").asString()))
                .contains(
                        "#/components/parameters/limit",
                        "#/components/parameters/bbox",
                        "#/components/parameters/datetime");
    }

    @Test
    void oas30Completeness_whatIsAnsweredIsDescribed() {
        var document = http.get("planerare", "/ogc/api").json();
        for (var path : document.path("paths").propertyNames()) {
            var responses = document.path("paths").path(path).path("get").path("responses");
            var failure = responses.path("default");
            if (failure.has("$ref")) {
                failure = document.at(failure.path("$ref").asString().substring(1));
            }
            assertThat(failure.path("content").has("application/problem+json"))
                    .as(path)
                    .isTrue();
            assertThat(responses.path("200").path("content").isEmpty()).as(path).isFalse();
            if (!path.contains("{")) {
                var type = http.get("planerare", "/ogc" + path)
                        .header("Content-Type")
                        .orElseThrow();
                assertThat(responses.path("200").path("content").propertyNames())
                        .as(path)
                        .anyMatch(described -> type.startsWith(described.split(";", 2)[0]));
            }
        }
        var refused = http.get("planerare", "/ogc/collections/places/items?limit=0");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void oas30Security_howToLogInIsDescribed() {
        var document = http.get("planerare", "/ogc/api").json();
        var scheme = document.path("components").path("securitySchemes").path("basic");
        assertThat(scheme.path("type").asString()).isEqualTo("http");
        assertThat(scheme.path("scheme").asString()).isEqualTo("basic");
        assertThat(document.path("security").valueStream()).anyMatch(one -> one.has("basic"));
    }
}
