# What is built for this machine: the command line and the tests.
find_package(nlohmann_json 3.11 REQUIRED)
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)
find_package(MPI COMPONENTS CXX QUIET)
# For `npm run build:native`, which says so.
set(GRADLAB_MPI ${MPI_CXX_FOUND} CACHE INTERNAL "Searches can run on several ranks" FORCE)

# gradlab_program(NAME FOLDER SOURCE...): the command line, from these sources beside its own.
file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/cli/*.cpp)
function(gradlab_program name folder)
  add_executable(${name} ${cli_sources} ${ARGN})
  target_link_libraries(
    ${name} PRIVATE gradlab-search gradlab-descent gradlab-expression gradlab-signal nlohmann_json::nlohmann_json Threads::Threads)
  if(GRADLAB_MPI)
    target_link_libraries(${name} PRIVATE MPI::MPI_CXX)
    target_compile_definitions(${name} PRIVATE GRADLAB_MPI OMPI_SKIP_MPICXX MPICH_SKIP_MPICXX)
  endif()
  target_compile_definitions(
    ${name} PRIVATE GRADLAB_DATA_FOLDER="${CMAKE_SOURCE_DIR}/data" GRADLAB_VERSION="${PROJECT_VERSION}")
  set_target_properties(
    ${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${folder} UNITY_BUILD ${GRADLAB_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

if(cli_sources)
  gradlab_program(gradlab ${CMAKE_BINARY_DIR})
  # The same program with other update rules, which the tests ask whether a rule is its file, its line and its test: its
  # core/optim/all.h is that of tests/core/extended, so the files that read the list are compiled anew.
  file(GLOB optim_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/optim/*.cpp)
  gradlab_program(gradlab-extended ${CMAKE_BINARY_DIR}/tests ${optim_sources})
  target_include_directories(gradlab-extended BEFORE PRIVATE ${CMAKE_SOURCE_DIR}/tests/core/extended)
endif()

# Optimization of the tests would take longer than it saves; with sanitizers even -O1 does.
if(GRADLAB_SANITIZE)
  set(GRADLAB_TEST_OPTIONS -O0)
else()
  set(GRADLAB_TEST_OPTIONS -O1)
endif()
gradlab_header_group(
  tests
  OPTIONS ${GRADLAB_TEST_OPTIONS}
  HEADERS <gmock/gmock.h> <gtest/gtest.h> <nlohmann/json.hpp>
  LINKED GTest::gmock nlohmann_json::nlohmann_json)

# gradlab_tests(NAME FOLDER LIBRARY...): the executable test-NAME from FOLDER/*_test.cpp; nothing where there are none.
file(GLOB support_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/core/support/*.cpp)
function(gradlab_tests name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test-${name} ${sources} ${support_sources})
  target_link_libraries(test-${name} PRIVATE ${ARGN} nlohmann_json::nlohmann_json GTest::gmock GTest::gtest_main)
  # Where a test finds fixtures, data and the program; paths are the only thing it is told.
  target_compile_definitions(test-${name} PRIVATE GRADLAB_ROOT="${CMAKE_SOURCE_DIR}")
  set_target_properties(test-${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  # Most of a test's compilation is Eigen's and GoogleTest's headers: all of them share one reading, and what Eigen makes of it.
  set_target_properties(test-${name} PROPERTIES UNITY_BUILD ${GRADLAB_UNITY} UNITY_BUILD_BATCH_SIZE 0)
  target_compile_options(test-${name} PRIVATE ${GRADLAB_TEST_OPTIONS})
  gradlab_headers(test-${name} tests)
endfunction()

get_property(layers GLOBAL PROPERTY GRADLAB_LAYERS)
foreach(layer IN LISTS layers)
  gradlab_tests(${layer} tests/core/${layer} gradlab-${layer})
endforeach()

gradlab_tests(cli tests/core/cli gradlab-search gradlab-descent)
if(TARGET test-cli AND TARGET gradlab)
  target_compile_definitions(
    test-cli PRIVATE GRADLAB_PROGRAM="$<TARGET_FILE:gradlab>" GRADLAB_EXTENDED="$<TARGET_FILE:gradlab-extended>")
  add_dependencies(test-cli gradlab gradlab-extended)
  if(GRADLAB_MPI)
    target_compile_definitions(test-cli PRIVATE GRADLAB_MPI)
  endif()
endif()
