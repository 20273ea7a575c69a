package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlTest {
    @Test
    void readsElementsAttributesAndTexts() {
        var root = SafeXml.read("<a:x xmlns:a='urn:a' b='1'><a:y> å &lt; </a:y><!-- no --><z/></a:x>");
        assertThat(SafeXml.name(root)).isEqualTo("x");
        assertThat(SafeXml.attribute(root, "b")).isEqualTo("1");
        assertThat(SafeXml.attribute(root, "c")).isNull();
        assertThat(SafeXml.children(root)).extracting(SafeXml::name).containsExactly("y", "z");
        assertThat(SafeXml.text(SafeXml.children(root).get(0))).isEqualTo("å <");
        assertThat(SafeXml.child(root, "z")).isNotNull();
        assertThat(SafeXml.child(root, "none")).isNull();
    }

    @Test
    void readsTheEncodingThatIsDeclared() {
        var xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>åäö</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SafeXml.text(SafeXml.read(new ByteArrayInputStream(xml)))).isEqualTo("åäö");
    }

    @Test
    void neverOpensAFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("secret.txt"), "secret");
        var xml = "<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]><a>&e;</a>".formatted(file.toUri());
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> SafeXml.read(xml))
                .withMessageContaining("DOCTYPE")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<a>",
                "<a></b>",
                "<a>&e;</a>",
                "<b:a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>"
            })
    void refusesWhatIsBrokenOrCouldDoHarm(String xml) {
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> SafeXml.read(xml));
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> SafeXml.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesDepthThatNoRequestNeeds() {
        int most = SafeXml.MOST_DEPTH;
        assertThat(SafeXml.read("<a>".repeat(most) + "</a>".repeat(most))).isNotNull();
        assertThatExceptionOfType(XmlException.class)
                .isThrownBy(() -> SafeXml.read("<a>".repeat(most + 1) + "</a>".repeat(most + 1)));
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> SafeXml.read("<a>".repeat(300_000)));
    }
}
