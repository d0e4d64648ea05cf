#pragma once

#include <tuple>

#include "core/surfaces/beale.h"
#include "core/surfaces/bowl.h"
#include "core/surfaces/himmelblau.h"
#include "core/surfaces/rastrigin.h"
#include "core/surfaces/ravine.h"
#include "core/surfaces/rosenbrock.h"
#include "core/surfaces/saddle.h"
#include "core/surfaces/styblinski-tang.h"

namespace gradlab::landscape {

/// The catalog of surfaces, in the order of a menu.
using All = std::tuple<Bowl, Ravine, Saddle, Rosenbrock, Beale, Himmelblau, StyblinskiTang, Rastrigin>;

}  // namespace gradlab::landscape
