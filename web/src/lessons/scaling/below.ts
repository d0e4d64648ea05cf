/** The sections below the figure, loaded when they come near. */
import "./bowl";
import "./walk";
import "./slip";
import "./noise";
import "./real";
import "./leak";
