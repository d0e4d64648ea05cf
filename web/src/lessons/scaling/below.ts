/** The sections below the figure, loaded when the reader scrolls near them. */
import "./bowl";
import "./walk";
import "./slip";
import "./noise";
import "./real";
import "./leak";
