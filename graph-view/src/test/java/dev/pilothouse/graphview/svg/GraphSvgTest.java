package dev.pilothouse.graphview.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.graphview.Samples;
import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.NodeSize;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.paint.Drawing;
import dev.pilothouse.graphview.paint.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

class GraphSvgTest {
    private final TokenSheet sheet = TokenSheet.shipped();

    private String svg(GraphModel model, String title, Theme theme) {
        var laidOut = new ElkLayeredLayout().layout(model.structure(), NodeSize.fitting(model));
        Picture picture = Picture.of(Drawing.of(model, laidOut), title, "2026-11-23 02:01:12");
        return new GraphSvg(sheet).write(picture, theme);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void containsEveryLabelEveryStateTitleAndTime(Theme theme) throws Exception {
        String text =
                parsed(svg(Samples.everyState(), "nightly-etl", theme))
                        .getDocumentElement()
                        .getTextContent();

        assertThat(text).contains("nightly-etl", "2026-11-23 02:01:12");
        for (StateLook state : StateLook.values()) {
            assertThat(text).contains(state.name(), state.label() + " · 1");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void usesTheColoursOfItsThemeOnly(Theme theme) {
        Theme other = theme == Theme.LIGHT ? Theme.DARK : Theme.LIGHT;

        String svg = svg(Samples.everyState(), "states", theme);

        assertThat(svg).contains(sheet.hex(theme, Token.RUNNING), sheet.hex(theme, Token.FAILOVER));
        assertThat(svg)
                .doesNotContain(sheet.hex(other, Token.RUNNING), sheet.hex(other, Token.FAILOVER));
    }

    @Test
    void needsNothingFromOutside() throws Exception {
        Document document = parsed(svg(Samples.nightlyEtl(), "etl", Theme.DARK));

        assertThat(document.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://www.w3.org/2000/svg");
        for (String element : List.of("script", "image", "use", "style", "foreignObject")) {
            assertThat(document.getElementsByTagName(element).getLength()).as(element).isZero();
        }
    }

    @Test
    void describesEveryNodeInWords() throws Exception {
        NodeList titles =
                parsed(svg(Samples.nightlyEtl(), "etl", Theme.LIGHT)).getElementsByTagName("title");

        assertThat(titles.getLength()).isEqualTo(1 + Samples.nightlyEtl().nodes().size());
    }

    @Test
    void survivesHostileNames() throws Exception {
        String nasty = "</text><script>&\"'\u0000\uD800 %s %n";
        GraphModel model =
                GraphModel.of(
                        List.of(new GraphNode("n", nasty, nasty, StateLook.FAILED, Set.of())),
                        List.of());

        Document document = parsed(svg(model, nasty, Theme.LIGHT));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent())
                .contains("</text><script>&\"'\uFFFD");
    }

    @Test
    void drawsAnEmptyGraph() throws Exception {
        assertThat(
                        parsed(svg(GraphModel.empty(), "nothing", Theme.LIGHT))
                                .getDocumentElement()
                                .getTextContent())
                .contains("nothing");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void leavesPicturesToLookAt(Theme theme) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        Path file = folder.resolve("graph-" + theme.name().toLowerCase(Locale.ROOT) + ".svg");

        Files.writeString(file, svg(Samples.nightlyEtl(), "nightly-etl · run #812", theme));

        assertThat(file).isNotEmptyFile();
    }
}
