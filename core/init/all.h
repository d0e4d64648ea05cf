#pragma once

#include <tuple>

#include "core/init/constant.h"
#include "core/init/he-normal.h"
#include "core/init/he-uniform.h"
#include "core/init/lecun-normal.h"
#include "core/init/lecun-uniform.h"
#include "core/init/normal.h"
#include "core/init/orthogonal.h"
#include "core/init/torch-default.h"
#include "core/init/uniform.h"
#include "core/init/unit-variance.h"
#include "core/init/xavier-normal.h"
#include "core/init/xavier-uniform.h"
#include "core/init/zeros.h"

namespace gradlab::scheme {

/// The catalog of initializers, in the order of a menu.
using All = std::tuple<Zeros, Constant, Normal, Uniform, LecunNormal, LecunUniform, XavierNormal, XavierUniform,
                       HeNormal, HeUniform, UnitVariance, Orthogonal, TorchDefault>;

}  // namespace gradlab::scheme
