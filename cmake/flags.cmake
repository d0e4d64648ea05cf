# One set of flags for the core, natively and in WebAssembly: the same bits come out only when both say the same.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# Eigen 5 follows 3.4; a package accepts no request for another major version, so which one it is is looked at afterwards.
find_package(Eigen3 REQUIRED NO_MODULE)
if(Eigen3_VERSION VERSION_LESS 3.4 OR Eigen3_VERSION VERSION_GREATER_EQUAL 6)
  message(FATAL_ERROR "Eigen ${Eigen3_VERSION} is in ${Eigen3_DIR}; Gradlab takes 3.4 and 5")
endif()

add_library(gradlab-flags INTERFACE)
target_include_directories(gradlab-flags INTERFACE ${CMAKE_SOURCE_DIR})
get_target_property(eigen_include Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(gradlab-flags SYSTEM INTERFACE ${eigen_include})
target_compile_definitions(gradlab-flags INTERFACE EIGEN_MPL2_ONLY EIGEN_FAST_MATH=0)
target_compile_options(gradlab-flags INTERFACE -ffp-contract=off -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
# What a designated initializer leaves out has its default.
target_compile_options(gradlab-flags INTERFACE -Wno-missing-field-initializers)

if(EMSCRIPTEN)
  include(wasm/flags)
elseif(GRADLAB_SIMD AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|amd64")
  target_compile_options(gradlab-flags INTERFACE -msse4.1)
endif()

if(GRADLAB_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_compile_options(gradlab-flags INTERFACE ${sanitizers})
  target_link_options(gradlab-flags INTERFACE ${sanitizers})
endif()

# The fuzzer sees which branches a text takes, and looks for texts that take others.
if(GRADLAB_FUZZ)
  target_compile_options(gradlab-flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
