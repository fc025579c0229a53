export { checkPopulation, freezePopulation, listPopulations, populationFile, readPopulation } from './populations.ts'
export { decideItem, readSampleItem } from './results.ts'
export { drawSample, listSamples, planFile, readSample } from './samples.ts'
