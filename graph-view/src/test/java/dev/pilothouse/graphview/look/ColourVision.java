package dev.pilothouse.graphview.look;

/// How a colour appears to an eye, after Machado, Oliveira and Fernandes 2009 at full severity, in
/// linear RGB.
enum ColourVision {
    NORMAL,
    PROTAN,
    DEUTAN,
    TRITAN;

    double[] see(double[] linearRgb) {
        double[] seen = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                seen[row] += matrix()[row][column] * linearRgb[column];
            }
            seen[row] = Math.clamp(seen[row], 0, 1);
        }
        return seen;
    }

    private double[][] matrix() {
        return switch (this) {
            case NORMAL -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
            case PROTAN ->
                    new double[][] {
                        {0.152286, 1.052583, -0.204868},
                        {0.114503, 0.786281, 0.099216},
                        {-0.003882, -0.048116, 1.051998}
                    };
            case DEUTAN ->
                    new double[][] {
                        {0.367322, 0.860646, -0.227968},
                        {0.280085, 0.672501, 0.047413},
                        {-0.011820, 0.042940, 0.968881}
                    };
            case TRITAN ->
                    new double[][] {
                        {1.255528, -0.076749, -0.178779},
                        {-0.078411, 0.930809, 0.147602},
                        {0.004733, 0.691367, 0.303900}
                    };
        };
    }
}
