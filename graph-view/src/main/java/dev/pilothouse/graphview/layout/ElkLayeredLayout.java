package dev.pilothouse.graphview.layout;

import dev.pilothouse.graphview.model.GraphStructure;
import dev.pilothouse.graphview.model.Link;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The layered layout of Eclipse ELK, outside Eclipse: layers from left to right, few crossings,
/// the given order of nodes kept among equals.
///
/// **Thread:** any; every call builds its own ELK graph and provider, so calls share nothing. An
/// interrupt cancels.
public final class ElkLayeredLayout implements GraphLayout {
    private static final int LARGE = 1_000;
    private static final int THOROUGHNESS = 7;
    private static final int THOROUGHNESS_WHEN_LARGE = 1;
    private static final double BETWEEN_NODES = 28;
    private static final double BETWEEN_LAYERS = 56;
    private static final double BETWEEN_EDGES = 14;

    /// A layout; the first one of a process makes ELK's options known to ELK.
    public ElkLayeredLayout() {
        LayoutMetaDataService.getInstance();
    }

    @Override
    public LaidOutGraph layout(
            GraphStructure structure, NodeSize nodeSize, BooleanSupplier cancelled) {
        return DeepCall.call(stop -> run(structure, nodeSize, stop), cancelled);
    }

    private static LaidOutGraph run(
            GraphStructure structure, NodeSize nodeSize, BooleanSupplier cancelled) {
        ElkNode root = root(structure.size());
        List<Ports> ports = new ArrayList<>();
        for (int node = 0; node < structure.size(); node++) {
            ports.add(addNode(root, nodeSize));
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Link link : structure.links()) {
            edges.add(
                    ElkGraphUtil.createSimpleEdge(
                            ports.get(link.from()).out(), ports.get(link.to()).in()));
        }
        arrange(root, cancelled);
        return new LaidOutGraph(
                structure,
                nodeSize,
                ports.stream().map(Ports::box).toList(),
                edges.stream().map(ElkLayeredLayout::route).toList(),
                new Box(0, 0, root.getWidth(), root.getHeight()));
    }

    private static void arrange(ElkNode root, BooleanSupplier cancelled) {
        new LayeredLayoutProvider().layout(root, new CancellableMonitor(cancelled));
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("The layout was cancelled");
        }
    }

    private static ElkNode root(int size) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_NODES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_EDGES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(
                LayeredOptions.THOROUGHNESS, size > LARGE ? THOROUGHNESS_WHEN_LARGE : THOROUGHNESS);
        return root;
    }

    private static Ports addNode(ElkNode root, NodeSize size) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(size.width(), size.height());
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        return new Ports(
                node,
                addPort(node, PortSide.WEST, 0, size.height() / 2),
                addPort(node, PortSide.EAST, size.width(), size.height() / 2));
    }

    private static ElkPort addPort(ElkNode node, PortSide side, double x, double y) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        port.setLocation(x, y);
        return port;
    }

    private static Route route(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<Point> bends = new ArrayList<>();
        bends.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> bends.add(new Point(bend.getX(), bend.getY())));
        bends.add(new Point(section.getEndX(), section.getEndY()));
        return Route.smooth(bends);
    }

    /// A node of ELK's graph with the two places where its edges attach.
    private record Ports(ElkNode node, ElkPort in, ElkPort out) {
        Box box() {
            return new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
        }
    }

    /// Hands ELK the caller's wish to stop.
    private static final class CancellableMonitor extends BasicProgressMonitor {
        private final BooleanSupplier cancelled;

        CancellableMonitor(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public boolean isCanceled() {
            return cancelled.getAsBoolean();
        }
    }
}
