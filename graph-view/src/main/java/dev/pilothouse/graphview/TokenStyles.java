package dev.pilothouse.graphview;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.look.Token;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.scene.paint.Color;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The colours of a [GraphView] as style sheets set them: one property `-graph-…` per token.
final class TokenStyles {
    private static final List<TokenMetaData> META_DATA =
            Arrays.stream(Token.values()).map(TokenMetaData::new).toList();

    private final Map<Token, StyleableObjectProperty<Color>> properties =
            new EnumMap<>(Token.class);

    /// @param whenChanged runs after a style sheet changed a colour
    TokenStyles(GraphView view, Runnable whenChanged) {
        for (TokenMetaData data : META_DATA) {
            var property =
                    new SimpleStyleableObjectProperty<>(data, view, data.token.slug(), Color.GRAY);
            property.addListener((_, _, _) -> whenChanged.run());
            properties.put(data.token, property);
        }
    }

    static List<? extends CssMetaData<? extends Styleable, ?>> metaData() {
        return META_DATA;
    }

    Palette palette() {
        return new Palette(token -> property(token).get());
    }

    private StyleableObjectProperty<Color> property(Token token) {
        return requireNonNull(properties.get(token));
    }

    /// One token as JavaFX's CSS knows it.
    private static final class TokenMetaData extends CssMetaData<GraphView, Color> {
        private final Token token;

        TokenMetaData(Token token) {
            super("-graph-" + token.slug(), StyleConverter.getColorConverter(), Color.GRAY);
            this.token = token;
        }

        @Override
        public boolean isSettable(GraphView view) {
            return !view.tokenStyles().property(token).isBound();
        }

        @Override
        public StyleableObjectProperty<Color> getStyleableProperty(GraphView view) {
            return view.tokenStyles().property(token);
        }
    }
}
